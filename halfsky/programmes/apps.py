from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "halfsky.programmes"

    def ready(self) -> None:
        from halfsky.ledger import registry

        registry.discover()
