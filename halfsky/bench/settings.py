"""HalfSky's settings with the bare view in front."""

from halfsky.settings import *  # noqa: F403
from halfsky.settings import MIDDLEWARE as _MIDDLEWARE

MIDDLEWARE = ["halfsky.bench.bare.OnlyBare", *_MIDDLEWARE]
ROOT_URLCONF = "halfsky.bench.urls"
