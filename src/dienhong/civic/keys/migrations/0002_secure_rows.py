from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("keys", "0001_initial")]
    operations = [SecureRows("keys_apikey", "keys_keyanswer")]
