"""Row security and acting-context trigger for the papers of dossiers."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("admission", "0007_papers")]
    operations = [
        migrations.RunSQL(*sql.wall_through("admission_paper", "dossier_id", "admission_dossier")),
        migrations.RunSQL(*sql.actor_required("admission_paper")),
    ]
