"""Row security, acting-context triggers for people."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.person_wall("people_person")),
        migrations.RunSQL(*sql.wall("people_standingperiod")),
        migrations.RunSQL(*sql.wall("people_affiliation")),
        migrations.RunSQL(*sql.wall("people_associationmembership")),
        migrations.RunSQL(*sql.wall("people_post")),
        migrations.RunSQL(*sql.wall_through("people_entryparticulars", "standing_id", "people_standingperiod")),
        migrations.RunSQL(*sql.actor_required("people_person")),
        migrations.RunSQL(*sql.actor_required("people_standingperiod")),
        migrations.RunSQL(*sql.actor_required("people_entryparticulars")),
        migrations.RunSQL(*sql.actor_required("people_affiliation")),
        migrations.RunSQL(*sql.actor_required("people_associationmembership")),
        migrations.RunSQL(*sql.actor_required("people_post")),
    ]
