"""What is done with sealed cases; the first two are the doors to and from the register."""

from dienhong.civic.sealed.actions.deciding import confirm_case, confirm_complaint
from dienhong.civic.sealed.actions.receiving import release_case, seal_case

__all__ = ["confirm_case", "confirm_complaint", "release_case", "seal_case"]
