"""Settings. What differs between installations comes from the environment; no secret stands here.

| variable | meaning |
|---|---|
| `HENG_HOME` | folder of the embedded database, the documents and the secret |
| `HENG_DATABASE_URL` | a PostgreSQL instead of the embedded database |
| `HENG_HOSTS` | host names under which Heng is served beyond this machine, joined with commas |
| `HENG_HTTPS` | `1` where a proxy serves those over HTTPS and sets `X-Forwarded-Proto` and `X-Forwarded-For` |
| `HENG_SECRET_KEY` | the secret, where several machines share one record |
| `HENG_DEBUG` | `1` shows faults in the browser; for developers |
"""

from __future__ import annotations

import os

from csp.constants import NONE, SELF

from heng.site.database import database
from heng.store.home import DOCUMENTS, home, secret_key

HENG_HOME = home()
HENG_DOCUMENTS = HENG_HOME / DOCUMENTS
_LOCAL = ["localhost", "127.0.0.1", "[::1]"]
_HOSTS = [host.strip() for host in os.environ.get("HENG_HOSTS", "").split(",") if host.strip()]
_HTTPS = os.environ.get("HENG_HTTPS") == "1"

DEBUG = os.environ.get("HENG_DEBUG") == "1"
SECRET_KEY = os.environ.get("HENG_SECRET_KEY") or secret_key(HENG_HOME)
ALLOWED_HOSTS = _LOCAL + _HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _HOSTS] if _HTTPS else []

INSTALLED_APPS = [
    "heng.site.apps.SiteConfig",
    "heng.web",
    "heng.store.apps.StoreConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "heng.site.urls"
WSGI_APPLICATION = "heng.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "heng.web.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": database(HENG_HOME, os.environ.get("HENG_DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "store.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "heng.site.client.address"
AXES_LOCKOUT_TEMPLATE = "site/lockout.html"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "heng_session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_SSL_REDIRECT = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "heng.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", "正體中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "heng_language"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Taipei"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "heng.site.formats"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
