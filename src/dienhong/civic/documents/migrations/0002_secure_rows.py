from django.db import migrations

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        SecureRows(
            "documents_numberseries",
            "documents_numberperiod",
            "documents_issuednumber",
            "documents_mandate",
            "documents_dossier",
            "documents_officialdocument",
            "documents_documentversion",
            "documents_dispatch",
            "documents_incomingdocument",
            "documents_issuebatch",
            "documents_batchitem",
        )
    ]
