from pathlib import Path

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "halfsky.reports"

    def ready(self) -> None:
        from halfsky.ledger import parameters

        parameters.load_folder(Path(__file__).parent / "parameters")
