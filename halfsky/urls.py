"""Every address of HalfSky: the desk is the whole of it for now."""

from django.urls import include, path

urlpatterns = [path("", include("halfsky.desk.urls"))]
