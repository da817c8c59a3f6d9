import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_secure_signing_and_exchange'),
        ('replies', '0002_secure_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='reply',
            name='letter',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='documents.officialdocument'),
        ),
    ]
