
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('dialogues', '0003_papers_and_dossier'),
        ('opinions', '0005_papers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IntakeBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('collector', models.CharField(max_length=160)),
                ('channel', models.CharField(choices=[('web', 'Trang thông tin'), ('phone', 'Điện thoại'), ('paper', 'Giấy'), ('village_head', 'Trưởng thôn ghi'), ('hall', 'Tại hội nghị')], default='village_head', max_length=14)),
                ('without_contacts', models.BooleanField(default=False)),
                ('header_row', models.PositiveIntegerField(default=0)),
                ('heading', models.JSONField(default=list)),
                ('mapping', models.JSONField(default=dict)),
                ('writing', models.CharField(default='unicode', max_length=10)),
                ('remark', models.TextField(blank=True, default='')),
                ('state', models.CharField(choices=[('preview', 'Đang xem trước'), ('running', 'Đang nhập'), ('stopped', 'Tạm dừng'), ('done', 'Đã nhập'), ('undoing', 'Đang rút'), ('undone', 'Đã rút cả lần nhập'), ('closed', 'Đã đóng')], default='preview', max_length=10)),
                ('round', models.PositiveIntegerField(default=1)),
                ('undo_reason', models.TextField(blank=True, default='')),
                ('created_at', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogues.dialogue')),
                ('village', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.village')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='IntakeRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('cells', models.JSONField(default=list)),
                ('typed', models.JSONField(default=list)),
                ('original', models.TextField(blank=True, default='')),
                ('state', models.CharField(choices=[('ready', 'Sẽ nhập'), ('faulty', 'Cần sửa'), ('duplicate', 'Trùng'), ('skipped', 'Bỏ qua'), ('imported', 'Đã nhập'), ('undone', 'Đã rút'), ('outside', 'Phần đầu bảng')], max_length=10)),
                ('key', models.UUIDField(null=True)),
                ('faults', models.JSONField(default=dict)),
                ('notes', models.JSONField(default=dict)),
                ('code', models.CharField(blank=True, default='', max_length=20)),
                ('collected_on', models.DateField(null=True)),
                ('field_code', models.CharField(blank=True, default='', max_length=10)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='intake.intakebatch')),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('opinion', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='collected', to='opinions.opinion')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddIndex(
            model_name='intakebatch',
            index=models.Index(fields=['commune', 'created_by', '-created_at'], name='intake_newest'),
        ),
        migrations.AddIndex(
            model_name='intakerow',
            index=models.Index(fields=['batch', 'state', 'number'], name='intake_row_by_state'),
        ),
        migrations.AddIndex(
            model_name='intakerow',
            index=models.Index(fields=['commune', 'key'], name='intake_row_by_key'),
        ),
        migrations.AddConstraint(
            model_name='intakerow',
            constraint=models.UniqueConstraint(fields=('batch', 'number'), name='intake_row_once'),
        ),
    ]
