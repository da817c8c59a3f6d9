from tests.cycle.intake.conftest import reactions

__all__ = ["reactions"]
