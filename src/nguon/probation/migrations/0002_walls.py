"""Row security, acting-context triggers for probation."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("probation", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.wall("probation_term")),
        migrations.RunSQL(*sql.actor_required("probation_term")),
    ]
