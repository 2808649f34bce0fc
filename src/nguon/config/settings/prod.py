"""An office's server, behind its own TLS proxy. Refuses to start on a missing or rehearsal value."""

import os

from django.core.exceptions import ImproperlyConfigured

from nguon.config.databases import databases
from nguon.config.embedded.folder import data_folder
from nguon.config.settings.base import *
from nguon.config.settings.environment import flag, folder, secret_key, words

if os.environ.get("NGUON_TODAY"):
    raise ImproperlyConfigured(
        "NGUON_TODAY chỉ dùng khi tập dượt; máy chủ chính thức chạy theo ngày thật. Hãy bỏ biến này."
    )

DEBUG = False
NGUON_MAY_HOLD_DEMONSTRATION = False
SECRET_KEY = secret_key(None)
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "Cần NGUON_SECRET_KEY hoặc NGUON_SECRET_KEY_FILE, một chuỗi ngẫu nhiên từ 50 ký tự. Tạo bằng: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(64))"'
    )
ALLOWED_HOSTS = words("NGUON_HOSTS")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Cần NGUON_HOSTS: tên máy mà người dùng gõ trên trình duyệt, cách nhau bằng dấu phẩy.")
DATABASES = databases(os.environ, data_folder())
NGUON_LOCAL_RULES = folder("NGUON_LOCAL_RULES")

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-phien"
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("NGUON_HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = flag("NGUON_HSTS_PRELOAD", default=True)
# Only a proxy that sets this header itself makes it trustworthy, so the office must say that it has one.
if flag("NGUON_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Else every wrong password of the office would count against the proxy's own address.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
