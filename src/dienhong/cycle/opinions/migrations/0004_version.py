from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("opinions", "0003_reopen_reason")]
    operations = [
        migrations.AddField(
            model_name="opinion",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
