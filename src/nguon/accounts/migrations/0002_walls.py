"""Row security, acting-context triggers for grants."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.actor_required("accounts_grant")),
    ]
