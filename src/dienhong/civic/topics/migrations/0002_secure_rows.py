from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("topics", "0001_initial")]
    operations = [SecureRows("topics_topic")]
