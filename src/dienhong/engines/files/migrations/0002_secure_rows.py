from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]
    operations = [SecureRows("files_storedfile")]
