from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial")]
    operations = [SecureRows("deadlines_locallimit")]
