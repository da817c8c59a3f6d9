from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0001_initial")]
    operations = [SecureRows("outgoing_contact")]
