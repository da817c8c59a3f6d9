from django.db import migrations

from dienhong.engines.journal.append_only import AppendOnly
from dienhong.engines.tenancy.security import SecureRows

# All columns but `sealed`, which the rotation of keys writes anew.
_LOOK = ("id", "commune_id", "case_id", "at", "by_id", "reason", "shown")
_ENTRY = ("id", "commune_id", "case_id", "at", "by_id", "deed", "person_id", '"on"')


class Migration(migrations.Migration):
    dependencies = [("sealed", "0004_need_to_know")]
    operations = [
        SecureRows("sealed_caseaccess", "sealed_caseentry", "sealed_look", "sealed_redactedcopy"),
        AppendOnly("sealed_look", columns=_LOOK),
        AppendOnly("sealed_caseentry", columns=_ENTRY),
    ]
