"""Row security and acting-context triggers for helpers, remarks, departures and wrongful admissions."""

from django.db import migrations

from nguon.guard import sql

TABLES = ("probation_departure", "probation_wrongfuladmission")
THROUGH = (
    ("probation_termhelper", "term_id", "probation_term"),
    ("probation_remark", "term_id", "probation_term"),
    ("probation_departureresolution", "departure_id", "probation_departure"),
    ("probation_redonestep", "wrongful_id", "probation_wrongfuladmission"),
)

# The member named at the ceremony becomes the first of the helpers; copied before the walls stand on the new table.
COPY_HELPERS = """
SELECT set_config('nguon.scope', '{[,]}', true), set_config('nguon.actor', 'migration', true);
INSERT INTO probation_termhelper (term_id, helper_id, resolution, reason, since, until)
SELECT id, helper_id, '', 'first', since, CASE WHEN state = 'running' OR decided_on <= since THEN NULL ELSE decided_on END
FROM probation_term WHERE helper_id IS NOT NULL;
-- The foreign keys of the new rows wait for the end of the transaction, and no table with such a wait can be altered.
SET CONSTRAINTS ALL IMMEDIATE;
SELECT set_config('nguon.scope', '', true), set_config('nguon.actor', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("probation", "0007_departures")]
    operations = [
        migrations.RunSQL(COPY_HELPERS, migrations.RunSQL.noop),
        *(migrations.RunSQL(*sql.wall(table)) for table in TABLES),
        *(migrations.RunSQL(*sql.wall_through(*names)) for names in THROUGH),
        *(migrations.RunSQL(*sql.actor_required(table)) for table in (*TABLES, *(names[0] for names in THROUGH))),
    ]
