from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("opinions", "0010_suggestions")]
    operations = [migrations.RemoveField(model_name="opinion", name="suggestion")]
