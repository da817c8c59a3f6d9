import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('documents', '0005_secure_signing_and_exchange'),
        ('plans', '0003_alter_plan_state'),
    ]

    operations = [
        migrations.AddField(
            model_name='plan',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='documents.dossier'),
        ),
        migrations.CreateModel(
            name='PlanPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('plan', 'Kế hoạch'), ('result', 'Báo cáo kết quả năm')], max_length=6)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plan_paper', to='documents.officialdocument')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='plans.plan')),
            ],
            options={
                'abstract': False,
            },
        ),
        SecureRows('plans_planpaper'),
    ]
