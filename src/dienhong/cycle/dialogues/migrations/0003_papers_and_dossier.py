import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('dialogues', '0002_secure_rows'),
        ('documents', '0005_secure_signing_and_exchange'),
    ]

    operations = [
        migrations.AddField(
            model_name='dialogue',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dialogues', to='documents.dossier'),
        ),
        migrations.CreateModel(
            name='DialoguePaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('notice', 'Thông báo tổ chức đối thoại'), ('collection', 'Công văn lấy ý kiến Nhân dân'), ('agenda', 'Chương trình hội nghị'), ('house_rules', 'Nội quy hội nghị'), ('opening', 'Lời dẫn hội nghị'), ('brief', 'Báo cáo khái quát tình hình'), ('invitation', 'Giấy mời'), ('drafts', 'Báo cáo dự thảo trả lời'), ('minutes', 'Biên bản hội nghị'), ('conclusions', 'Thông báo kết luận')], max_length=11)),
                ('addressee', models.CharField(blank=True, default='', max_length=400)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='dialogues.dialogue')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dialogue_paper', to='documents.officialdocument')),
            ],
            options={
                'indexes': [models.Index(fields=['commune', 'dialogue', 'paper'], name='paper_of_dialogue')],
            },
        ),
        SecureRows('dialogues_dialoguepaper'),
    ]
