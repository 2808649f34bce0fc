"""The cache table, and what the app role may do with the tables of Django and allauth (ours say it in their own migrations)."""

from django.db import migrations

from nguon.guard.sql import grant

READ = "SELECT"
WRITE = "SELECT, INSERT, UPDATE, DELETE"

RIGHTS = {
    "django_migrations": READ,
    "django_content_type": READ,
    "auth_permission": READ,
    "auth_group": READ,
    "auth_group_permissions": READ,
    "django_session": WRITE,
    "account_emailaddress": WRITE,
    "account_emailconfirmation": WRITE,
    "nguon_cache": WRITE,
}

# The layout that Django's database cache expects; in a migration, so that no separate command has to be remembered.
CREATE_CACHE = """
CREATE TABLE nguon_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX nguon_cache_expires ON nguon_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(CREATE_CACHE, "DROP TABLE nguon_cache"),
        *(migrations.RunSQL(*grant(table, rights)) for table, rights in RIGHTS.items()),
    ]
