from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [SecureRows("notices_notice")]
