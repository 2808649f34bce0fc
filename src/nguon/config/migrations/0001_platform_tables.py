"""The cache table, and less right for the app role on the tables of Django that only a migration writes."""

from django.db import migrations

from nguon.guard.sql import APP_ROLE

ONLY_READ = ("django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions")

# The layout that Django's database cache expects; in a migration, so that no separate command has to be remembered.
CREATE_CACHE = """
CREATE TABLE nguon_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX nguon_cache_expires ON nguon_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("guard", "0001_walls"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunSQL(CREATE_CACHE, "DROP TABLE nguon_cache"),
        *(
            migrations.RunSQL(
                f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {APP_ROLE}",
                f"GRANT INSERT, UPDATE, DELETE ON {table} TO {APP_ROLE}",
            )
            for table in ONLY_READ
        ),
    ]
