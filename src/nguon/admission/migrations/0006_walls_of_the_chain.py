"""Row security and acting-context triggers for what happens to a dossier between the votes."""

from django.db import migrations

from nguon.guard import sql

TABLES = ("admission_appraisal", "admission_extension", "admission_return", "admission_interruption")


class Migration(migrations.Migration):
    dependencies = [("admission", "0005_chain_and_rolls"), ("guard", "0001_walls")]
    operations = [
        *(migrations.RunSQL(*sql.wall_through(table, "dossier_id", "admission_dossier")) for table in TABLES),
        migrations.RunSQL(*sql.wall_through("admission_returnedpart", "returned_id", "admission_return")),
        *(migrations.RunSQL(*sql.actor_required(table)) for table in (*TABLES, "admission_returnedpart")),
    ]
