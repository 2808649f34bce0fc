"""Row security and acting-context trigger for the papers of a recognition."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("probation", "0010_papers")]
    operations = [
        migrations.RunSQL(*sql.wall_through("probation_termpaper", "term_id", "probation_term")),
        migrations.RunSQL(*sql.actor_required("probation_termpaper")),
    ]
