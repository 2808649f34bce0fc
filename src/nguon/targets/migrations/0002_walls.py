"""Row security, acting-context triggers for targets."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.actor_required("targets_directive")),
        migrations.RunSQL(*sql.actor_required("targets_target")),
    ]
