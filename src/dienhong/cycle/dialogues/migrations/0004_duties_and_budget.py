import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('dialogues', '0003_papers_and_dossier'),
        ('files', '0003_discarded'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('facility', 'Cơ sở vật chất'), ('cost', 'Kinh phí')], max_length=8)),
                ('name', models.CharField(max_length=200)),
                ('unit_name', models.CharField(blank=True, default='', max_length=40)),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=9)),
                ('unit_price', models.BigIntegerField(default=0)),
                ('spent', models.BigIntegerField(null=True)),
                ('remark', models.CharField(blank=True, default='', max_length=200)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budget', to='dialogues.dialogue')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DialogueDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('position', models.PositiveSmallIntegerField()),
                ('what', models.CharField(max_length=400)),
                ('who', models.CharField(blank=True, default='', max_length=200)),
                ('role', models.CharField(blank=True, choices=[('chairman', 'Chủ tịch UBND'), ('vice_chairman', 'Phó Chủ tịch UBND'), ('party_secretary', 'Bí thư Đảng ủy'), ('council', 'Thường trực HĐND'), ('front', 'Ban Thường trực Ủy ban MTTQ'), ('coordinator', 'Văn phòng (điều phối)'), ('registrar', 'Văn thư'), ('unit', 'Phòng, ban chuyên môn'), ('broadcaster', 'Cán bộ truyền thanh'), ('village_head', 'Trưởng thôn, tổ trưởng'), ('petition_officer', 'Người xử lý đơn'), ('admin', 'Quản trị')], default='', max_length=20)),
                ('when', models.CharField(blank=True, default='', max_length=120)),
                ('evidence', models.CharField(blank=True, default='', max_length=300)),
                ('needs', models.JSONField(default=list)),
                ('source', models.CharField(blank=True, default='', max_length=300)),
                ('certainty', models.CharField(choices=[('law', 'theo luật'), ('memory', 'cần đối chiếu văn bản'), ('local', 'thông lệ của xã')], default='local', max_length=6)),
                ('counted_from', models.DateField()),
                ('counted_date', models.DateField()),
                ('due_date', models.DateField()),
                ('last_date', models.DateField()),
                ('state', models.CharField(choices=[('open', 'Chưa xong'), ('done', 'Đã xong'), ('not_needed', 'Không cần làm')], default='open', max_length=10)),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('note', models.CharField(blank=True, default='', max_length=500)),
                ('done_on', models.DateField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.CharField(blank=True, default='', max_length=160)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='dialogues.dialogue')),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dialogue_duties', to=settings.AUTH_USER_MODEL)),
                ('proof', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='files.storedfile')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='communes.unit')),
            ],
            options={
                'ordering': ['due_date', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DutyReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_date', models.DateField()),
                ('step', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='dialogues.dialogueduty')),
            ],
        ),
        migrations.CreateModel(
            name='OwnDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('what', models.CharField(blank=True, default='', max_length=300)),
                ('role', models.CharField(blank=True, choices=[('chairman', 'Chủ tịch UBND'), ('vice_chairman', 'Phó Chủ tịch UBND'), ('party_secretary', 'Bí thư Đảng ủy'), ('council', 'Thường trực HĐND'), ('front', 'Ban Thường trực Ủy ban MTTQ'), ('coordinator', 'Văn phòng (điều phối)'), ('registrar', 'Văn thư'), ('unit', 'Phòng, ban chuyên môn'), ('broadcaster', 'Cán bộ truyền thanh'), ('village_head', 'Trưởng thôn, tổ trưởng'), ('petition_officer', 'Người xử lý đơn'), ('admin', 'Quản trị')], default='', max_length=20)),
                ('days', models.SmallIntegerField(default=0)),
                ('evidence', models.CharField(blank=True, default='', max_length=300)),
                ('source', models.CharField(blank=True, default='', max_length=200)),
                ('is_used', models.BooleanField(default=True)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
            ],
            options={
                'ordering': ['days', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('commune', 'user'), name='one_calendar_feed_each'), models.UniqueConstraint(fields=('commune', 'digest'), name='calendar_feed_once')],
            },
        ),
        migrations.AddIndex(
            model_name='dialogueduty',
            index=models.Index(fields=['commune', 'state', 'due_date'], name='duty_by_due_date'),
        ),
        migrations.AddConstraint(
            model_name='dialogueduty',
            constraint=models.UniqueConstraint(fields=('dialogue', 'key'), name='duty_once_a_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='dutyreminder',
            constraint=models.UniqueConstraint(fields=('duty', 'due_date', 'step'), name='duty_step_once'),
        ),
        migrations.AddConstraint(
            model_name='ownduty',
            constraint=models.UniqueConstraint(fields=('commune', 'key'), name='own_duty_once'),
        ),
        SecureRows('dialogues_budgetline'),
        SecureRows('dialogues_dialogueduty'),
        SecureRows('dialogues_dutyreminder'),
        SecureRows('dialogues_ownduty'),
        SecureRows('dialogues_calendarfeed'),
    ]
