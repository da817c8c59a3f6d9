from django.db import migrations

from dienhong.engines.journal.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_secure_rows")]
    operations = [AppendOnly("journal_entry")]
