"""Row security, acting-context triggers for places."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.actor_required("places_place")),
        migrations.RunSQL(*sql.actor_required("places_headcount")),
    ]
