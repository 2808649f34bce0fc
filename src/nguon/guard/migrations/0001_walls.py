"""Functions of the second wall and the rights of the app role, before any table of a context."""

from django.db import migrations

from nguon.guard import sql

RIGHTS = f"""
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{sql.APP_ROLE}') THEN
    RAISE EXCEPTION 'Thiếu vai trò cơ sở dữ liệu {sql.APP_ROLE}. Hãy tạo trước: CREATE ROLE {sql.APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS;';
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO {sql.APP_ROLE};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {sql.APP_ROLE};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {sql.APP_ROLE};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {sql.APP_ROLE};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {sql.APP_ROLE};
"""
NO_RIGHTS = f"""
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {sql.APP_ROLE};
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM {sql.APP_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(RIGHTS, NO_RIGHTS),
        migrations.RunSQL(sql.CREATE_FUNCTIONS, sql.DROP_FUNCTIONS),
    ]
