"""The position of a person is that of the organisation that keeps the record, whoever writes the row.

Without it a row of a foreign organisation could be written under a position of one's own, and a person entered while
the tree is numbered anew would keep the old place, inside somebody else's scope. The share lock makes the two wait for
each other.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION nguon_person_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT lft INTO NEW.pos FROM organizations_organization WHERE id = NEW.organization_id FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER person_position_new BEFORE INSERT ON people_person
  FOR EACH ROW EXECUTE FUNCTION nguon_person_position();
CREATE TRIGGER person_position_kept BEFORE UPDATE OF pos, organization_id ON people_person
  FOR EACH ROW WHEN (OLD.pos IS DISTINCT FROM NEW.pos OR OLD.organization_id IS DISTINCT FROM NEW.organization_id)
  EXECUTE FUNCTION nguon_person_position();
"""
BACKWARD = """
DROP TRIGGER person_position_kept ON people_person;
DROP TRIGGER person_position_new ON people_person;
DROP FUNCTION nguon_person_position();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_walls"), ("organizations", "0002_walls")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
