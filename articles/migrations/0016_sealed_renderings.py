"""A rendering says that we made it. Those made before have no seal until ``manage.py render`` ran."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_translations'),
    ]

    operations = [
        migrations.AddField(
            model_name='rendering',
            name='seal',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
    ]
