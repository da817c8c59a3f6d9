import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.scope import in_commune
from dienhong.engines.tenancy.security import SecureRows


def move_suggestions(apps, schema_editor):
    """Give each proposal its own row, in the shape of today."""
    opinions = apps.get_model("opinions", "Opinion").objects.exclude(suggestion={})
    suggestions = apps.get_model("opinions", "Suggestion").objects
    for commune_id in apps.get_model("communes", "Commune").objects.values_list("pk", flat=True):
        with in_commune(commune_id):
            rows = opinions.filter(commune_id=commune_id).values_list("pk", "suggestion")
            for pk, old in list(rows):
                suggestions.create(commune_id=commune_id, opinion_id=pk, found=_in_new_shape(old))


def _in_new_shape(old):
    def found(value, score, reasons):
        return {"value": value, "score": score, "reasons": [reason for reason in reasons if reason]}

    version = old["version"]
    return {
        "field": {
            "version": version,
            "found": [found(field["code"], field["score"], field["phrases"]) for field in old["fields"]],
        },
        "kind": {"version": version, "found": [found(old["kind"], 0.5, [old["kind_reason"]])]},
        "urgency": {"version": version, "found": [found(old["urgency"], 0.65, [old["urgency_reason"]])]},
    }


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('opinions', '0009_photos_and_signers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('found', models.JSONField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('opinion', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='suggestion', to='opinions.opinion')),
            ],
            options={
                'abstract': False,
            },
        ),
        SecureRows('opinions_suggestion'),
        migrations.RunPython(move_suggestions, migrations.RunPython.noop),
    ]
