"""The WSGI application that script/server serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfsky.settings")
application = get_wsgi_application()
