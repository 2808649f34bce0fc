"""Row security, acting-context triggers for exchange."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.owner_wall("exchange_upload", "owner_id")),
        migrations.RunSQL(*sql.actor_required("exchange_upload")),
    ]
