"""The WSGI application that a server runs."""

from django.core.wsgi import get_wsgi_application

from heng.workflow.setup import configure

configure()
application = get_wsgi_application()
