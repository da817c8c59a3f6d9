from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("sealed", "0001_initial")]
    operations = [SecureRows("sealed_sealedcase")]
