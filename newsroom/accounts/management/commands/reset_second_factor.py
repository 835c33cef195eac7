"""``manage.py reset_second_factor USERNAME``: let somebody in again who lost telephone and recovery codes."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.accounts.models import User
from newsroom.accounts.second_factor import take_away


class Command(BaseCommand):
    help = "Take somebody's second factor away and end their sessions. They set up a new one at the next sign-in."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account named “{username}”.")
        self.stdout.write(
            f"{username} had {', '.join(take_away(user)) or 'none'}; the next sign-in is by password alone"
        )
