"""The table of the cache, in which attempts to sign in are counted for all processes."""

from django.core.management import call_command
from django.db import migrations

TABLE = "newsroom_cache"


def make(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_access_log")]

    operations = [migrations.RunPython(make, drop)]
