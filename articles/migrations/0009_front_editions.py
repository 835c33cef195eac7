"""Editions of the front are kept apart from the arrangement that is worked on.

Every front that readers have seen becomes an edition, until the next one began. Of those to come the first stays
scheduled, the others stand as cancelled: one is scheduled at a time. The arrangement begins as the present edition.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from newsroom.accounts.roles import ensure_roles

THE_FRONT = 1
GONE = ("add_front", "change_front", "delete_front", "add_slot", "change_slot", "delete_slot", "view_slot")


def part(apps, schema_editor):
    front_model, slot_model = apps.get_model("articles", "Front"), apps.get_model("articles", "Slot")
    edition_model = apps.get_model("articles", "FrontEdition")
    rows = list(front_model.objects.order_by("live_from", "pk"))
    refs = {row.pk: list(_slots(slot_model, row).values_list("article__ref", flat=True)) for row in rows}
    now = timezone.now()
    seen, coming = [row for row in rows if row.live_from <= now], [row for row in rows if row.live_from > now]
    present = (seen or coming or [None])[-1 if seen else 0]
    arrangement = list(_slots(slot_model, present).values_list("article", flat=True)) if present else []
    standing, ends = seen + coming[:1], {}
    for row, after in zip(standing, [*standing[1:], None]):
        ends[row.pk] = after.live_from if after else None
    slot_model.objects.all().delete()
    front_model.objects.all().delete()
    if not rows:
        return _immediate(schema_editor)
    front = front_model.objects.create(
        pk=THE_FRONT, live_from=present.live_from, changed_at=present.created_at, changed_by_id=present.made_by_id
    )
    for number, row in enumerate(rows, start=1):
        edition_model.objects.create(
            front=front,
            number=number,
            live_from=row.live_from,
            live_until=ends.get(row.pk, row.live_from),
            stories=" ".join(refs[row.pk]),
            note=row.note,
            made_at=row.created_at,
            made_by_id=row.made_by_id,
        )
    slot_model.objects.bulk_create(
        slot_model(front=front, article_id=key, position=place) for place, key in enumerate(arrangement, start=1)
    )
    _immediate(schema_editor)


def put_together(apps, schema_editor):
    """Make every edition a front of its own again; what was cancelled, and the arrangement, is gone."""
    front_model, slot_model = apps.get_model("articles", "Front"), apps.get_model("articles", "Slot")
    article_model = apps.get_model("articles", "Article")
    editions = apps.get_model("articles", "FrontEdition").objects.order_by("live_from", "number")
    kept = list(editions.exclude(live_until=models.F("live_from")).values())
    editions.all().delete()
    slot_model.objects.all().delete()
    front_model.objects.all().delete()
    for edition in kept:
        front = front_model.objects.create(
            live_from=edition["live_from"],
            note=edition["note"],
            created_at=edition["made_at"],
            made_by_id=edition["made_by_id"],
        )
        refs = edition["stories"].split()
        keys = dict(article_model.objects.filter(ref__in=refs).values_list("ref", "pk"))
        slot_model.objects.bulk_create(
            slot_model(front=front, article_id=keys[ref], position=place)
            for place, ref in enumerate(refs, start=1)
            if ref in keys
        )
    _immediate(schema_editor)


def give(apps, schema_editor):
    """Hand out the right to publish the front, and take those of the former lists away."""
    rights = apps.get_model("auth", "Permission").objects
    rights.filter(content_type__app_label="articles", codename__in=GONE).delete()
    ensure_roles(apps)


def _slots(slot_model, front):
    return slot_model.objects.filter(front=front).order_by("position", "pk")


def _immediate(schema_editor):
    """PostgreSQL alters no table on which checks still wait for the end of the transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_drafts_presence_revisions'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FrontEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('live_from', models.DateTimeField()),
                ('live_until', models.DateTimeField(null=True)),
                ('stories', models.TextField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cancelled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('front', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.front')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'front edition',
                'ordering': ['-number'],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='front',
            name='changed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='front',
            name='changed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='front',
            name='revision',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.RunPython(part, put_together),
        migrations.AlterModelOptions(
            name='front',
            options={'default_permissions': ('view',), 'permissions': [('publish_front', 'Can arrange, publish and schedule the front')], 'verbose_name': 'front', 'verbose_name_plural': 'front'},
        ),
        migrations.AlterModelOptions(
            name='slot',
            options={'default_permissions': (), 'ordering': ['position', 'pk']},
        ),
        migrations.RemoveField(
            model_name='front',
            name='stories',
        ),
        migrations.RemoveField(
            model_name='front',
            name='created_at',
        ),
        migrations.RemoveField(
            model_name='front',
            name='live_from',
        ),
        migrations.RemoveField(
            model_name='front',
            name='made_by',
        ),
        migrations.RemoveField(
            model_name='front',
            name='note',
        ),
        migrations.AlterField(
            model_name='slot',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='articles.article'),
        ),
        migrations.AlterConstraint(
            model_name='slot',
            name='story_stands_once_on_a_front',
            constraint=models.UniqueConstraint(fields=('front', 'article'), name='story_stands_once_on_a_front'),
        ),
        migrations.AddConstraint(
            model_name='front',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_front'),
        ),
        migrations.AddIndex(
            model_name='frontedition',
            index=models.Index(fields=['front', '-live_from'], name='edition_at'),
        ),
        migrations.AddConstraint(
            model_name='frontedition',
            constraint=models.UniqueConstraint(fields=('front', 'number'), name='number_stands_once_on_a_front'),
        ),
        migrations.AddConstraint(
            model_name='frontedition',
            constraint=models.UniqueConstraint(condition=models.Q(('live_until__isnull', True)), fields=('front',), name='one_open_interval_of_a_front'),
        ),
        migrations.AddConstraint(
            model_name='frontedition',
            constraint=models.CheckConstraint(condition=models.Q(('live_until__gte', models.F('live_from'))), name='edition_does_not_end_before_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='frontedition',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_at__isnull', True), ('live_until', models.F('live_from')), _connector='OR'), name='cancelled_edition_was_never_live'),
        ),
        migrations.AddConstraint(
            model_name='frontedition',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='editions_begin_at_one'),
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
