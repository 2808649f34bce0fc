"""The settings of the tests. tests/conftest.py starts the server and gives each worker its own database."""

from pathlib import Path

from nguon.config.databases import embedded_databases
from nguon.config.embedded.folder import DataFolder
from nguon.config.settings.base import *
from nguon.config.settings.environment import day

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105  (reason: signs nothing outside the tests)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
TEST_FOLDER = DataFolder(Path("var/test").absolute().resolve())
DATABASES = {
    # No connection outlives its test: databases are dropped and copied again.
    alias: values | {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
    for alias, values in embedded_databases(TEST_FOLDER).items()
}
NGUON_TODAY = day("NGUON_TODAY")

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
WHITENOISE_AUTOREFRESH = True  # no scan of the folders at each start of a test server
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow by design
