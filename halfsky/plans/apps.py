from pathlib import Path

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "halfsky.plans"

    def ready(self) -> None:
        from halfsky.ledger import parameters

        parameters.load_folder(Path(__file__).parent / "parameters")
