"""Row security and acting-context trigger for readmissions."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("admission", "0013_readmissions")]
    operations = [
        migrations.RunSQL(*sql.wall_through("admission_readmission", "dossier_id", "admission_dossier")),
        migrations.RunSQL(*sql.actor_required("admission_readmission")),
    ]
