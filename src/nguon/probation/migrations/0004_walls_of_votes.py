"""Row security and acting-context trigger for votes on recognition."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("probation", "0003_votes_as_rows")]
    operations = [
        migrations.RunSQL(*sql.wall_through("probation_termresolution", "term_id", "probation_term")),
        migrations.RunSQL(*sql.actor_required("probation_termresolution")),
    ]
