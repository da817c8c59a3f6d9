"""Start-up: the table of reactions is bound once."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "dienhong.config"
    label = "config"

    def ready(self) -> None:
        """Models are loaded by now, which the table's modules need."""
        from dienhong.config.reactions import REACTIONS
        from dienhong.engines.journal.record import bind_reactions

        bind_reactions(REACTIONS)
