from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("replies", "0001_initial")]
    operations = [SecureRows("replies_reply", "replies_commitment", "replies_rating")]
