"""Row security and acting-context trigger for moves."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("admission", "0009_transfers"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.wall("admission_transfer")),
        migrations.RunSQL(*sql.actor_required("admission_transfer")),
    ]
