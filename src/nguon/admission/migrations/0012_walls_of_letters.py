"""Row security and acting-context triggers for letters, reminders and notes of a verification."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("admission", "0011_letters")]
    operations = [
        migrations.RunSQL(*sql.wall_through("admission_inquiry", "dossier_id", "admission_dossier")),
        migrations.RunSQL(*sql.wall_through("admission_reminder", "inquiry_id", "admission_inquiry")),
        migrations.RunSQL(*sql.wall_through("admission_verificationnote", "dossier_id", "admission_dossier")),
        migrations.RunSQL(*sql.actor_required("admission_inquiry")),
        migrations.RunSQL(*sql.actor_required("admission_reminder")),
        migrations.RunSQL(*sql.actor_required("admission_verificationnote")),
    ]
