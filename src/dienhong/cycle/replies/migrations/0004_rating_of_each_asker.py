import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.scope import in_commune


def name_askers(apps, schema_editor):
    """Until now only the sender of the opinion that was answered could rate."""
    rating = apps.get_model("replies", "Rating")
    for commune_id in apps.get_model("communes", "Commune").objects.values_list("pk", flat=True):
        with in_commune(commune_id):
            for one in rating.objects.filter(commune_id=commune_id).select_related("reply"):
                rating.objects.filter(pk=one.pk).update(opinion_id=one.reply.opinion_id)


class Migration(migrations.Migration):
    dependencies = [("opinions", "0008_groups"), ("replies", "0003_letter")]
    operations = [
        migrations.AlterField(
            model_name="rating",
            name="reply",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="replies.reply"
            ),
        ),
        migrations.AddField(
            model_name="rating",
            name="opinion",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="opinions.opinion"
            ),
        ),
        migrations.RunPython(name_askers, migrations.RunPython.noop),
    ]
