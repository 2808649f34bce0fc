"""Two transactions that each take away one of the two things a person rests on must not both succeed: lock the person.

The second waits at its commit, and then sees that the first has taken the other basis away.
"""

from django.db import migrations

_FUNCTION = """
CREATE OR REPLACE FUNCTION nguon_person_has_basis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who bigint := CASE WHEN TG_TABLE_NAME = 'people_person' THEN (to_jsonb(NEW) ->> 'id')::bigint
                     ELSE (to_jsonb(OLD) ->> 'person_id')::bigint END;
  scope_before text := coalesce(current_setting('nguon.scope', true), '');
BEGIN
  PERFORM set_config('nguon.scope', '{{[,]}}', true);
  {lock}
  IF EXISTS (SELECT 1 FROM people_person WHERE id = who)
     AND NOT EXISTS (SELECT 1 FROM sourcing_candidacy WHERE person_id = who)
     AND NOT EXISTS (SELECT 1 FROM people_standingperiod WHERE person_id = who AND standing IN ('probationary', 'official', 'left'))
  THEN
    RAISE EXCEPTION 'Một người chỉ được ghi khi có đơn, có văn bản giới thiệu, hoặc là đảng viên.'
      USING ERRCODE = '23514', CONSTRAINT = 'person_has_basis';
  END IF;
  PERFORM set_config('nguon.scope', scope_before, true);
  RETURN NULL;
END $$;
"""
FORWARD = _FUNCTION.format(
    lock="""IF TG_TABLE_NAME <> 'people_person' THEN
    PERFORM 1 FROM people_person WHERE id = who FOR NO KEY UPDATE;
  END IF;"""
)
BACKWARD = _FUNCTION.format(lock="")


class Migration(migrations.Migration):
    dependencies = [("sourcing", "0005_papers_are_real")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
