from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_signing_and_exchange")]
    operations = [
        SecureRows(
            "documents_signingcopy",
            "documents_documentsignature",
            "documents_documentattachment",
            "documents_signaturepicture",
            "documents_sealpicture",
            "documents_letterhead",
            "documents_exchangeoffice",
            "documents_exchangepartner",
            "documents_transmission",
            "documents_receivedpackage",
            "documents_receivedfile",
        )
    ]
