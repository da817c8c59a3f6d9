from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [SecureRows("plans_plan", "plans_duty")]
