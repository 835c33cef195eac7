"""A story may be the translation of another one, one into each language."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_error_reports'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='translation_of',
            field=models.ForeignKey(blank=True, db_index=False, help_text='The story that this one says in another language.', limit_choices_to={'translation_of': None}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='translations', to='articles.article'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(('translation_of__isnull', False)), fields=('translation_of', 'language'), name='one_translation_into_a_language', violation_error_message='The original has a translation into this language already.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('translation_of__isnull', True), models.Q(('translation_of', models.F('id')), _negated=True), _connector='OR'), name='story_is_no_translation_of_itself', violation_error_message='A story cannot be a translation of itself.'),
        ),
    ]
