"""Reports of errors by readers, the letters to them, and the right of editors to decide on them."""

import django.db.models.deletion
import newsroom.clock
import newsroom.refs
from django.conf import settings
from django.db import migrations, models

from newsroom.accounts.roles import ensure_roles


def give(apps, schema_editor):
    ensure_roles(apps)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_policy_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', newsroom.refs.RefField(default=newsroom.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('number', models.PositiveIntegerField(verbose_name='version read')),
                ('passage', models.TextField(blank=True, max_length=1000)),
                ('wrong', models.TextField(max_length=2000)),
                ('right', models.TextField(blank=True, max_length=2000)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('received_at', models.DateTimeField(default=newsroom.clock.now)),
                ('state', models.CharField(choices=[('open', 'Open'), ('looking', 'Being looked at'), ('corrected', 'Corrected'), ('declined', 'Declined')], default='open', max_length=10)),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True, max_length=1000)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='error_reports', to='articles.article')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='error_reports', to='articles.version', verbose_name='correction')),
            ],
            options={
                'ordering': ['-received_at', '-pk'],
                'default_permissions': ('change', 'view'),
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=250)),
                ('text', models.TextField(max_length=5000)),
                ('made_at', models.DateTimeField(default=newsroom.clock.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('fault', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='articles.errorreport')),
            ],
            options={
                'ordering': ['made_at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(condition=models.Q(('state__in', ['open', 'looking'])), fields=['received_at', 'id'], name='error_report_waiting'),
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(fields=['-received_at', '-id'], name='error_report_newest_first'),
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(condition=models.Q(('email', ''), _negated=True), fields=['received_at'], name='error_report_with_address'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'looking', 'corrected', 'declined'])), name='state_of_error_report_is_known'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='declined_error_report_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'corrected'), ('version__isnull', False)), models.Q(models.Q(('state', 'corrected'), _negated=True), ('version', None)), _connector='OR'), name='corrected_error_report_names_its_version'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state__in', ['open', 'looking'])), models.Q(models.Q(('state__in', ['open', 'looking']), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='decided_error_report_says_when'),
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
