"""Tables of the feature, one module each."""

from dienhong.cycle.privacy.models.consent import Consent
from dienhong.cycle.privacy.models.request import Amendment, DataRequest
from dienhong.cycle.privacy.models.wording import PublicWording

__all__ = ["Amendment", "Consent", "DataRequest", "PublicWording"]
