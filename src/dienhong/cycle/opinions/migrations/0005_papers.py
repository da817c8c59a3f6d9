import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('documents', '0005_secure_signing_and_exchange'),
        ('opinions', '0004_version'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpinionPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('assignment', 'Phiếu giao đơn vị trả lời'), ('transfer', 'Phiếu chuyển cơ quan có thẩm quyền')], max_length=10)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opinion_paper', to='documents.officialdocument')),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='opinions.opinion')),
            ],
            options={
                'abstract': False,
            },
        ),
        SecureRows('opinions_opinionpaper'),
    ]
