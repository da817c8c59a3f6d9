from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("people", "0004_preferences")]
    operations = [SecureRows("people_preference", "people_savedview")]
