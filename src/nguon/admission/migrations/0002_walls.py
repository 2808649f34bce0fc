"""Row security, acting-context triggers for dossiers."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("admission", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.wall("admission_dossier")),
        migrations.RunSQL(*sql.wall_through("admission_introduction", "dossier_id", "admission_dossier")),
        migrations.RunSQL(*sql.wall_through("admission_resolution", "dossier_id", "admission_dossier")),
        migrations.RunSQL(*sql.actor_required("admission_dossier")),
        migrations.RunSQL(*sql.actor_required("admission_introduction")),
        migrations.RunSQL(*sql.actor_required("admission_resolution")),
    ]
