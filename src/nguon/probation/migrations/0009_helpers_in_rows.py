"""Take the one helper off the term: helpers are rows with their time."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("probation", "0008_walls_of_departures")]
    operations = [migrations.RemoveField(model_name="term", name="helper")]
