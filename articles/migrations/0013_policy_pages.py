"""Policy pages, and the right of chief editors to publish them."""

import django.core.validators
import django.db.models.deletion
import newsroom.clock
from django.conf import settings
from django.db import migrations, models

from newsroom.accounts.roles import ensure_roles


def give(apps, schema_editor):
    ensure_roles(apps)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_renderings_for_machines'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='PolicyEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'Write it in a-z and 0-9, words with hyphens.')])),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=100)),
                ('standfirst', models.TextField(blank=True, max_length=600)),
                ('body', models.TextField()),
                ('language', models.CharField(default='en', max_length=35)),
                ('in_footer', models.BooleanField(default=True)),
                ('notice', models.TextField(blank=True, max_length=600)),
                ('live_from', models.DateTimeField(default=newsroom.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'policy page',
                'ordering': ['slug', '-number'],
                'default_permissions': ('add', 'view'),
                'constraints': [models.UniqueConstraint(fields=('slug', 'number'), name='number_stands_once_in_a_policy_page'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='policy_editions_begin_at_one'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('notice', ''), _negated=True), _connector='OR'), name='later_edition_says_what_is_new'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('slug', ''), _negated=True)), name='policy_page_has_a_title')],
            },
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
