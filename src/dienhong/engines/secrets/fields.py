"""A column that holds sealed texts: its type is how the rotation of keys finds every one of them."""

from django.db import models


class SealedField(models.BinaryField):  # type: ignore[type-arg] # not generic at run time
    """What `Seal.close` returned; never the text itself."""
