from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("opinions", "0006_make_findable")]
    operations = [migrations.RemoveField(model_name="opinion", name="search_text")]
