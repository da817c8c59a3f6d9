import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("replies", "0004_rating_of_each_asker")]
    operations = [
        migrations.AlterField(
            model_name="rating",
            name="opinion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="opinions.opinion"
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.UniqueConstraint(fields=["commune", "reply", "opinion"], name="rated_once"),
        ),
    ]
