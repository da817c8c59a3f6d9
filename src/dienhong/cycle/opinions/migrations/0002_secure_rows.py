from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("opinions", "0001_initial")]
    operations = [SecureRows("opinions_opinion", "opinions_submitter", "opinions_assignment")]
