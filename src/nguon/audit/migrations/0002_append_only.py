"""Events are added, never changed: neither by the app role's rights nor past the trigger."""

from django.db import migrations

from nguon.guard import sql

ONLY_ADD = f"REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM {sql.APP_ROLE};"
GIVE_BACK = f"GRANT UPDATE, DELETE ON audit_event TO {sql.APP_ROLE};"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(ONLY_ADD, GIVE_BACK),
        migrations.RunSQL(*sql.append_only("audit_event")),
    ]
