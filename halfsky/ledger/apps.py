from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "halfsky.ledger"

    def ready(self) -> None:
        from halfsky.ledger import checks  # noqa: F401  (registers the system checks)
        from halfsky.ledger.actions import succeed
        from halfsky.network import succession

        succession.lists_loose(succeed.loose_records)
        succession.on_succession(succeed.hand_over_records)
