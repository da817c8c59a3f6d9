from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [SecureRows("intake_intakebatch", "intake_intakerow")]
