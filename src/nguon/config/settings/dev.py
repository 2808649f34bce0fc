"""Trial, demonstration and the small office on one machine: what `nguon up` uses unless told otherwise."""

import os

from nguon.config.databases import databases
from nguon.config.embedded.folder import data_folder
from nguon.config.settings.base import *
from nguon.config.settings.environment import day, flag, folder, secret_key, words

_FOLDER = data_folder()

# Off by default even here: a person who tries the program sees the pages a user sees, not a programmer's trace.
DEBUG = flag("NGUON_DEBUG")
SECRET_KEY = secret_key(_FOLDER.secret_key)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *words("NGUON_HOSTS")]
DATABASES = databases(os.environ, _FOLDER)
NGUON_TODAY = day("NGUON_TODAY")
NGUON_LOCAL_RULES = folder("NGUON_LOCAL_RULES")

# No collectstatic step: files are served from where they lie.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
WHITENOISE_AUTOREFRESH = DEBUG
