"""Start-up: the tables of reactions and guards are bound once."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "dienhong.config"
    label = "config"

    def ready(self) -> None:
        """Models are loaded by now, which the tables' modules need."""
        from dienhong.config.outgoing import GUARDS
        from dienhong.config.reactions import REACTIONS
        from dienhong.engines.journal.record import bind_reactions
        from dienhong.engines.outbox.guards import bind_guards

        bind_reactions(REACTIONS)
        bind_guards(GUARDS)
