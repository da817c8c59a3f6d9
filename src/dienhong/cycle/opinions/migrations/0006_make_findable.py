from django.db import migrations

from dienhong.engines.search.index import put
from dienhong.engines.tenancy.scope import in_commune


def make_findable(apps, schema_editor):
    """Put the opinions that stand in the register into the search; diverted ones are blank and stay out."""
    opinions = apps.get_model("opinions", "Opinion").objects.exclude(state="diverted")
    for commune_id in apps.get_model("communes", "Commune").objects.values_list("pk", flat=True):
        with in_commune(commune_id):
            rows = opinions.filter(commune_id=commune_id).values_list("pk", "code", "text", "received_at")
            for pk, code, text, received_at in list(rows):
                put("opinion", pk, f"{code} {text}", received_at)


class Migration(migrations.Migration):
    dependencies = [("opinions", "0005_papers"), ("search", "0002_secure_and_index")]
    operations = [migrations.RunPython(make_findable, migrations.RunPython.noop)]
