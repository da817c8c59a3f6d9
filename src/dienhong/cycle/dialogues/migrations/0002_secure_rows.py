from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0001_initial")]
    operations = [SecureRows("dialogues_dialogue")]
