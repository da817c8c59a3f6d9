from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [SecureRows("journal_chainhead", "journal_entry")]
