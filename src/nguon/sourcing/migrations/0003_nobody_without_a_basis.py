"""A person row stands only on a candidacy (application or documented nomination) or on a standing as member (P1).

Checked when the transaction commits, because the person is written before what it rests on. The function takes the
widest scope while it looks: by then the acting context of the request has ended and row security would hide the rows.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION nguon_person_has_basis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who bigint := CASE WHEN TG_TABLE_NAME = 'people_person' THEN (to_jsonb(NEW) ->> 'id')::bigint
                     ELSE (to_jsonb(OLD) ->> 'person_id')::bigint END;
  scope_before text := coalesce(current_setting('nguon.scope', true), '');
BEGIN
  PERFORM set_config('nguon.scope', '{[,]}', true);
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
CREATE CONSTRAINT TRIGGER person_has_basis AFTER INSERT ON people_person
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nguon_person_has_basis();
CREATE CONSTRAINT TRIGGER person_keeps_basis AFTER DELETE OR UPDATE OF person_id ON sourcing_candidacy
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nguon_person_has_basis();
CREATE CONSTRAINT TRIGGER person_keeps_standing AFTER DELETE OR UPDATE OF person_id, standing ON people_standingperiod
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nguon_person_has_basis();
"""
BACKWARD = """
DROP TRIGGER person_keeps_standing ON people_standingperiod;
DROP TRIGGER person_keeps_basis ON sourcing_candidacy;
DROP TRIGGER person_has_basis ON people_person;
DROP FUNCTION nguon_person_has_basis();
"""


class Migration(migrations.Migration):
    dependencies = [("sourcing", "0002_walls"), ("people", "0002_walls")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
