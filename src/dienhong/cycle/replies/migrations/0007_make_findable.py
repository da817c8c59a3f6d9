from django.db import migrations

from dienhong.engines.search.index import put
from dienhong.engines.tenancy.scope import in_commune


def make_findable(apps, schema_editor):
    """Put the public wordings into the search."""
    public = apps.get_model("replies", "Reply")._base_manager.filter(state="published", public_since__isnull=False)
    for commune_id in apps.get_model("communes", "Commune").objects.values_list("pk", flat=True):
        with in_commune(commune_id):
            rows = public.filter(commune_id=commune_id).exclude(public_text="").exclude(opinion__public_text="")
            for pk, question, answer, since in list(
                rows.values_list("pk", "opinion__public_text", "public_text", "public_since")
            ):
                put("reply", pk, f"{question} {answer}", since)


class Migration(migrations.Migration):
    dependencies = [("replies", "0006_public_wording"), ("search", "0002_secure_and_index")]
    operations = [migrations.RunPython(make_findable, migrations.RunPython.noop)]
