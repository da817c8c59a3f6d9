import django.db.models.deletion
import uuid
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('dialogues', '0004_duties_and_budget'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('council', 'Hội đồng nhân dân'), ('front', 'Mặt trận Tổ quốc'), ('association', 'Đoàn thể, hội'), ('unit', 'Ban, ngành, đơn vị'), ('village', 'Thôn, tổ dân phố'), ('other', 'Khách khác')], max_length=12)),
                ('name', models.CharField(max_length=160)),
                ('post', models.CharField(blank=True, default='', max_length=160)),
                ('is_body', models.BooleanField(default=False)),
                ('phone', models.CharField(blank=True, default='', max_length=20)),
                ('email', models.CharField(blank=True, default='', max_length=254)),
                ('folded', models.CharField(max_length=330)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('village', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.village')),
            ],
            options={
                'ordering': ['group', 'folded', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ContactTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('rows', models.JSONField(default=list)),
                ('read_by', models.BigIntegerField()),
                ('read_at', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('token', models.CharField(max_length=32, unique=True)),
                ('group', models.CharField(choices=[('council', 'Hội đồng nhân dân'), ('front', 'Mặt trận Tổ quốc'), ('association', 'Đoàn thể, hội'), ('unit', 'Ban, ngành, đơn vị'), ('village', 'Thôn, tổ dân phố'), ('other', 'Khách khác')], max_length=12)),
                ('name', models.CharField(max_length=160)),
                ('post', models.CharField(blank=True, default='', max_length=160)),
                ('is_body', models.BooleanField(default=False)),
                ('phone', models.CharField(blank=True, default='', max_length=20)),
                ('email', models.CharField(blank=True, default='', max_length=254)),
                ('folded', models.CharField(max_length=330)),
                ('invited_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(choices=[('none', 'Chưa trả lời'), ('yes', 'Dự'), ('delegate', 'Cử người khác'), ('no', 'Không dự')], default='none', max_length=8)),
                ('place', models.CharField(choices=[('none', 'Không giữ chỗ'), ('seated', 'Có chỗ'), ('waiting', 'Danh sách chờ')], default='none', max_length=8)),
                ('substitute_name', models.CharField(blank=True, default='', max_length=160)),
                ('substitute_post', models.CharField(blank=True, default='', max_length=160)),
                ('answered_at', models.DateTimeField(null=True)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='invitations.contact')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitees', to='dialogues.dialogue')),
                ('village', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.village')),
            ],
            options={
                'ordering': ['group', 'folded', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Seating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.PositiveIntegerField(null=True)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seating', to='dialogues.dialogue')),
            ],
        ),
        migrations.CreateModel(
            name='VillageTurnout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expected', models.PositiveIntegerField()),
                ('told_by', models.CharField(max_length=160)),
                ('told_at', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnouts', to='dialogues.dialogue')),
                ('village', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.village')),
            ],
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.UniqueConstraint(fields=('commune', 'group', 'folded'), name='contact_listed_once'),
        ),
        migrations.AddIndex(
            model_name='invitee',
            index=models.Index(fields=['dialogue', 'place', 'answered_at'], name='invitee_waiting'),
        ),
        migrations.AddConstraint(
            model_name='invitee',
            constraint=models.UniqueConstraint(fields=('dialogue', 'folded'), name='invited_once'),
        ),
        migrations.AddConstraint(
            model_name='seating',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('taken__lte', models.F('capacity')), _connector='OR'), name='seats_not_oversold'),
        ),
        migrations.AddConstraint(
            model_name='villageturnout',
            constraint=models.UniqueConstraint(fields=('dialogue', 'village'), name='turnout_once_a_village'),
        ),
        SecureRows(
            'invitations_contact', 'invitations_contacttable', 'invitations_seating', 'invitations_invitee',
            'invitations_villageturnout',
        ),
    ]
