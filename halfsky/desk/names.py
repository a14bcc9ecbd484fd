"""Names behind keys that entries keep: looked up once for a whole page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model


class Names:
    """Collect keys first, then look them up in one query a model."""

    def __init__(self) -> None:
        self._wanted: dict[type[Model], set[int]] = {}
        self._known: dict[tuple[type[Model], int], str] = {}

    def want(self, model: type[Model], keys: Iterable[int | None]) -> None:
        """Note keys that will be asked for."""
        self._wanted.setdefault(model, set()).update(key for key in keys if key is not None)

    def of(self, model: type[Model], key: int | None) -> str:
        """Return the name of what has that key; "" where there is none."""
        if key is None:
            return ""
        if (model, key) not in self._known:
            self._load(model, key)
        return self._known.get((model, key), "")

    def _load(self, model: type[Model], key: int) -> None:
        wanted = self._wanted.pop(model, set()) | {key}
        for pk, found in model._default_manager.in_bulk(wanted).items():
            self._known[model, pk] = str(getattr(found, "short", "") or found)
