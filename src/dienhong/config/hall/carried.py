"""What goes to the hall beside the conference: places, people, the prepared opinions and their replies."""

from dienhong.cycle.conference.packages.tables import AROUND as BELOW
from dienhong.cycle.conference.packages.tables import Table, carried_opinions
from dienhong.cycle.replies.models import Reply

AROUND = (
    *BELOW,
    Table(
        "reply",
        Reply,
        ("opinion", "text", "legal_basis", "state", "version", "drafted_at", "approved_at", "published_at",
         "public_text", "public_since"),
        lambda conference: Reply.objects.filter(opinion__in=carried_opinions(conference)).order_by("pk"),
    ),
)  # fmt: skip
"""Those that others refer to come first."""
COMMUNE = ("code", "name", "kind", "province_name", "slug", "hotline", "email", "address", "responsible")
"""Columns of the commune itself; not its host name, for the laptop is found by its address."""
