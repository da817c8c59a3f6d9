from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]
    operations = [SecureRows("jobs_receipt")]
