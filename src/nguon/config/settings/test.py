"""The settings of the tests. tests/conftest.py starts the server and gives each worker its own database."""

from pathlib import Path

from nguon.config.databases import embedded_databases
from nguon.config.embedded.folder import DataFolder
from nguon.config.settings.base import *
from nguon.config.settings.environment import day

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105  (reason: signs nothing outside the tests)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = embedded_databases(DataFolder(Path("var/test").absolute().resolve()))
NGUON_TODAY = day("NGUON_TODAY")

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # no scan of the folders at each start of a test server
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow by design
