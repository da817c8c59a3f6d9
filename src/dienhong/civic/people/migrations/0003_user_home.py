import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.scope import across_communes


def _fill(apps, schema_editor):
    """An account that works in just one commune was made there."""
    User = apps.get_model("people", "User")
    Membership = apps.get_model("people", "Membership")
    with across_communes():
        for user in User.objects.filter(home=None):
            communes = list(Membership.objects.filter(user=user).values_list("commune_id", flat=True).distinct()[:2])
            if len(communes) == 1:
                User.objects.filter(pk=user.pk).update(home_id=communes[0])


class Migration(migrations.Migration):
    dependencies = [("communes", "0002_secure_rows"), ("people", "0002_secure_rows")]
    operations = [
        migrations.AddField(
            model_name="user",
            name="home",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communes.commune",
                verbose_name="xã lập tài khoản",
            ),
        ),
        migrations.RunPython(_fill, migrations.RunPython.noop, elidable=True),
    ]
