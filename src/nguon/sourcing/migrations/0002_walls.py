"""Row security, acting-context triggers for sourcing."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("sourcing", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.wall("sourcing_candidacy")),
        migrations.RunSQL(*sql.wall_through("sourcing_helperassignment", "candidacy_id", "sourcing_candidacy")),
        migrations.RunSQL(*sql.actor_required("sourcing_candidacy")),
        migrations.RunSQL(*sql.actor_required("sourcing_helperassignment")),
        migrations.RunSQL(*sql.actor_required("sourcing_movement")),
    ]
