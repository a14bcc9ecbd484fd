from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "halfsky.indicators"

    def ready(self) -> None:
        from halfsky.indicators import checks  # noqa: F401  (registers the system checks)
        from halfsky.indicators.totals import add_facts, remove_facts
        from halfsky.indicators.tree import follow_tree
        from halfsky.ledger.projections import on_facts
        from halfsky.network.hooks import on_tree_change

        on_facts(add_facts, remove_facts)
        on_tree_change(follow_tree)
