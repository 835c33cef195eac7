"""Settings: each from the environment, safe unless DEBUG. Documented in docs/reference/settings.md.

How a variable is read, and a wrong one refused, stands in newsroom/environment.py.
"""

import os
import sys
from pathlib import Path

from environ import Env

from newsroom.environment import (
    POSTGRESQL,
    SQLITE,
    choice,
    database,
    day,
    flag,
    folder,
    hosts,
    language,
    origins,
    refuse,
    text,
    time_zone,
    uri,
    whole,
)

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
TEST_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]  # two runs at once do not meet
if not TESTING:
    Env.read_env(BASE_DIR / ".env")

# -- where it runs

DEBUG = flag("DEBUG", default=False)
INSECURE_LOCAL = flag("INSECURE_LOCAL", default=False)
VAR_DIR = folder("VAR_DIR", BASE_DIR / "var")
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise refuse("VAR_DIR", f"a folder that can be made and written ({error.strerror})", VAR_DIR) from None
KEPT_KEY = VAR_DIR / "secret-key"  # make demo makes one, so that manage.py works beside it
SECRET_KEY = text("SECRET_KEY") or (KEPT_KEY.read_text().strip() if KEPT_KEY.is_file() else "")
if not SECRET_KEY and not (DEBUG or TESTING):
    raise refuse("SECRET_KEY", "a long random string; it is not set (make demo makes one)")
SECRET_KEY = SECRET_KEY or "only-for-debugging-and-tests"
ALLOWED_HOSTS = hosts("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = origins("CSRF_TRUSTED_ORIGINS")
MEDIA_ROOT = folder("MEDIA_ROOT", VAR_DIR / "media")
PRIVATE_ROOT = folder("PRIVATE_ROOT", VAR_DIR / "private")
STATIC_ROOT = folder("STATIC_ROOT", VAR_DIR / "static")
RELEASE = text("RELEASE", "dev")

# -- the newspaper

SITE_NAME = text("SITE_NAME", "The Public Record")
EDGE_SECONDS = whole("EDGE_SECONDS", 60, most=31_536_000)
SITE_MOTTO = text("SITE_MOTTO", "Every statement traced to its source. Every version kept, in public.")
FOUR_EYES = flag("FOUR_EYES", default=True)
CORRECTION_PROMINENT_HOURS = whole("CORRECTION_PROMINENT_HOURS", 48, most=100_000)
REPORTS_PER_HOUR = whole("REPORTS_PER_HOUR", 5, least=1)
REPORT_EMAIL_DAYS = whole("REPORT_EMAIL_DAYS", 90, least=1, most=3650)
MAX_UPLOAD_BYTES = whole("MAX_UPLOAD_BYTES", 30_000_000)

# -- what it fetches from outside

USER_AGENT = text("USER_AGENT", f"Newsroom/{RELEASE} ({SITE_NAME})")
FETCH_PAUSE_SECONDS = whole("FETCH_PAUSE_SECONDS", 0 if TESTING else 1, most=60)
# Servers of this machine that stand in for sites of others: whoever may make a source can read what they answer.
FETCH_STAND_INS = hosts("FETCH_STAND_INS", [])
if FETCH_STAND_INS and not (DEBUG or TESTING):
    raise refuse("FETCH_STAND_INS", "empty outside of DEBUG, for it opens this machine to the desk")

# -- the project

INSTALLED_APPS = [
    "articles.desk.apps.DeskConfig",  # django.contrib.admin, with the desk as its site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_prose_editor",  # its static files: the editor of the desk
    "django_tasks_db",
    "newsroom.tasks",
    "newsroom.accounts",
    "newsroom.ops",
    "newsroom.images",
    "newsroom.demo",
    "sources",
    "articles",
]
MIDDLEWARE = [
    "newsroom.ops.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.ops.headers.HeadersMiddleware",
    "newsroom.ops.language.DeskLanguageMiddleware",
    "newsroom.edge.answers.EdgeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.accounts.door.DoorMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.ops.context.site",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    },
]
TAGGIT_CASE_INSENSITIVE = True

# -- the database

SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "recursive_triggers=ON",
    "secure_delete=ON",  # what a redaction blanks is gone from the file too
    "cache_size=-32000",
)
DATABASE = database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
DATABASES = {"default": DATABASE}
if DATABASE["ENGINE"] == SQLITE:
    # Immediate transactions wait for their turn instead of failing half-way; every atomic() is a writer.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "".join(f"PRAGMA {pragma};" for pragma in SQLITE_PRAGMAS),
    }
    if not TESTING:
        DATABASE["CONN_MAX_AGE"] = 60  # to open one takes as long as half a page
    DATABASE["TEST"] = {"NAME": str(VAR_DIR / f"test-{TEST_RUN}.sqlite3")}  # a file: threads of a live server share it
elif DATABASE["ENGINE"] == POSTGRESQL and not TESTING:
    # As many connections as a process has threads, or requests wait for one another. Each is looked at before it is
    # lent: those of before a restart of the database are dead.
    size = whole("DATABASE_POOL_SIZE", 8, least=1)
    DATABASE.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": size, "timeout": 5}
    DATABASE |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
else:
    DATABASE["TEST"] = {"NAME": f"test_newsroom_{TEST_RUN}"}
    # A database that a run throws away need not survive a power cut.
    DATABASE.setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"

# -- jobs

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SCHEDULE = "newsroom.schedule.SCHEDULE"

# -- files

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
FILE_SYSTEM = "django.core.files.storage.FileSystemStorage"
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": FILE_SYSTEM, "OPTIONS": {"location": MEDIA_ROOT, "base_url": MEDIA_URL}},
    "private": {"BACKEND": FILE_SYSTEM, "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None}},
    "staticfiles": {"BACKEND": PLAIN_STATIC if DEBUG or TESTING else HASHED_STATIC},
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# -- time and language

LANGUAGE_CODE = language("LANGUAGE_CODE", "en")
TIME_ZONE = time_zone("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"

# -- security

LOCAL = DEBUG or INSECURE_LOCAL or TESTING
SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=not LOCAL)
SECURE_HSTS_SECONDS = whole("SECURE_HSTS_SECONDS", 0 if LOCAL else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=not LOCAL)
SECURE_HSTS_PRELOAD = False
TRUST_PROXY = flag("TRUST_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"  # readers never send or get a cookie
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # that of cookies would set one for "/"
SECURITY_CONTACT = uri("SECURITY_CONTACT")
SECURITY_EXPIRES = day("SECURITY_EXPIRES")
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # our own HeadersMiddleware sets X-Frame-Options
    "security.W021",  # whether a domain is preloaded for HSTS is for its owner to say
]

# -- signing in

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "newsroom.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; without them a password is not asked for either
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"login": "newsroom.accounts.forms.SignInForm"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * whole("CONFIRM_MINUTES", 15, least=1)
SECOND_FACTOR_REQUIRED = flag("SECOND_FACTOR_REQUIRED", default=not LOCAL)
MFA_ADAPTER = "newsroom.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_FORMS = {
    "add_webauthn": "newsroom.accounts.forms.AddPasskeyForm",
    "authenticate_webauthn": "newsroom.accounts.forms.PasskeyForm",
    "login_webauthn": "newsroom.accounts.forms.PasskeySignInForm",
    "reauthenticate_webauthn": "newsroom.accounts.forms.ConfirmByPasskeyForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = whole("TRUSTED_PROXIES", 1 if TRUST_PROXY else 0)
ACCESS_LOG_DAYS = whole("ACCESS_LOG_DAYS", 30, least=1)
# Attempts to sign in are counted in the default cache: all processes must share it, and a small one could be filled to
# forget them. Whose turn it is to ask a site is counted there too. It costs queries, so readers' pages use the other.
CACHE_IN_THE_DATABASE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "newsroom_cache"}
CACHE_IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {
    "default": {**(CACHE_IN_MEMORY if TESTING else CACHE_IN_THE_DATABASE), "OPTIONS": {"MAX_ENTRIES": 100_000}},
    "memory": {**CACHE_IN_MEMORY, "LOCATION": "readers"},  # of each process: what readers see may be a little old
    "pieces": {**CACHE_IN_MEMORY, "LOCATION": "pieces", "TIMEOUT": 3600, "OPTIONS": {"MAX_ENTRIES": 4000}},  # of pages
}

# -- letters

EMAIL_HOST = text("EMAIL_HOST", "localhost")
EMAIL_USE_TLS = flag("EMAIL_TLS", default=EMAIL_HOST != "localhost")
EMAIL_PORT = whole("EMAIL_PORT", 587 if EMAIL_USE_TLS else 25, least=1, most=65_535)
EMAIL_HOST_USER = text("EMAIL_USER")
EMAIL_HOST_PASSWORD = text("EMAIL_PASSWORD")
EMAIL_TIMEOUT = 10  # an editor waits for it
DEFAULT_FROM_EMAIL = text("EMAIL_FROM", "newsroom@localhost")

# -- logs

LOG_LEVEL = choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        **dict.fromkeys(("django_tasks", "django.tasks", "django_tasks_db"), {"level": "ERROR"}),  # ours say it better
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns at every HEAD that Django leaves the body to it
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # strangers ask for any host, and get 400
        "urllib3": {"level": "ERROR"},  # it tells whole addresses, and the query of one may hold a secret
    },
}

if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
