from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("mailbox", "0001_initial")]
    operations = [SecureRows("mailbox_mailbox", "mailbox_fetchedmail", "mailbox_mail")]
