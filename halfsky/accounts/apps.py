from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "halfsky.accounts"

    def ready(self) -> None:
        from halfsky.accounts import tree
        from halfsky.network import succession

        succession.guarded_by(tree.may_change_tree)
        succession.lists_loose(tree.loose_posts)
        succession.on_succession(tree.hand_over_posts)
