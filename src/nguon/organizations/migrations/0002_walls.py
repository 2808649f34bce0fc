"""Row security, acting-context triggers for the tree."""

from django.db import migrations

from nguon.guard import sql


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial"), ("guard", "0001_walls")]
    operations = [
        migrations.RunSQL(*sql.actor_required("organizations_organization")),
        migrations.RunSQL(*sql.actor_required("organizations_organizationperiod")),
        migrations.RunSQL(*sql.actor_required("organizations_treeact")),
    ]
