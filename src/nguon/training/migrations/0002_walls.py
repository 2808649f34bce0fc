"""Row security, acting-context triggers for classes."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.wall("training_enrolment")),
        migrations.RunSQL(*sql.actor_required("training_trainingclass")),
        migrations.RunSQL(*sql.actor_required("training_enrolment")),
    ]
