"""Rows of what readers can find. They are filled after the migrations, by articles/search/remaking.py."""

import articles.models.search_row
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_desk_note'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchRow',
            fields=[
                ('first_live_from', models.DateTimeField()),
                ('live_from', models.DateTimeField()),
                ('live_until', models.DateTimeField(null=True)),
                ('place', models.BigAutoField(primary_key=True, serialize=False)),
                ('recipe', models.PositiveSmallIntegerField()),
                ('stemmer', models.CharField(max_length=20)),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='search_row', to='articles.version')),
                ('facets', models.TextField()),
                ('head', models.TextField()),
                ('text', models.TextField()),
                ('terms', articles.models.search_row.TermsField()),
            ],
            options={
                'indexes': [models.Index(fields=['article'], name='search_row_of_a_story'), models.Index(fields=['stemmer'], name='search_row_by_stemmer')],
            },
        ),
    ]
