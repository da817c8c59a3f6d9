from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [SecureRows("people_membership")]
