from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("communes", "0001_initial")]
    operations = [SecureRows("communes_unit", "communes_village", "communes_venue")]
