import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('replies', '0007_make_findable'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='tên mẫu')),
                ('field', models.CharField(blank=True, default='', max_length=10, verbose_name='lĩnh vực')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'name'), name='answer_template_once')],
            },
        ),
        migrations.CreateModel(
            name='LegalSnippet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('citation', models.CharField(max_length=300, verbose_name='viện dẫn')),
                ('gist', models.TextField(blank=True, default='', verbose_name='nội dung chính')),
                ('source', models.CharField(max_length=300, verbose_name='nguồn')),
                ('field', models.CharField(blank=True, default='', max_length=10, verbose_name='lĩnh vực')),
                ('valid_from', models.DateField(verbose_name='có hiệu lực từ ngày')),
                ('valid_until', models.DateField(null=True, verbose_name='hết hiệu lực sau ngày')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
            ],
            options={
                'ordering': ['citation'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'citation'), name='legal_snippet_once')],
            },
        ),
        migrations.CreateModel(
            name='ReplyText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_id', models.UUIDField(null=True)),
                ('version', models.PositiveIntegerField(null=True)),
                ('text', models.TextField()),
                ('legal_basis', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('saved_at', models.DateTimeField()),
                ('settled', models.BooleanField(default=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='replies.reply')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'client_id'), name='reply_text_once')],
            },
        ),
        SecureRows("replies_replytext", "replies_answertemplate", "replies_legalsnippet"),
    ]
