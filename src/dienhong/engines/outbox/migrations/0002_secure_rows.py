from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]
    operations = [
        SecureRows(
            "outbox_message",
            "outbox_delivery",
            "outbox_attachment",
            "outbox_address",
            "outbox_hours",
            "outbox_channelrest",
        )
    ]
