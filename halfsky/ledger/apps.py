from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "halfsky.ledger"

    def ready(self) -> None:
        from halfsky.ledger import checks  # noqa: F401  (registers the system checks)
