"""An index of folded names: without it, loading a list by somebody who sees everybody reads every person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_position_from_organization")]

    operations = [
        migrations.AddIndex(model_name="person", index=models.Index(fields=["name_key"], name="person_by_name")),
    ]
