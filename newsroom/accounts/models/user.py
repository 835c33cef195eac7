from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who works at the desk."""

    def __str__(self):
        return self.get_full_name() or self.username
