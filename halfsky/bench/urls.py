"""HalfSky's addresses, and beside them the bare view that the door is measured against."""

from __future__ import annotations

from django.urls import include, path

from halfsky.bench.bare import insert_two

urlpatterns = [path("bench/bare/", insert_two), path("", include("halfsky.urls"))]
