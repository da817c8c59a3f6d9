import django.db.models.deletion
from django.db import migrations, models

from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('dialogues', '0004_duties_and_budget'),
        ('files', '0003_discarded'),
    ]

    operations = [
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(choices=[('notice', 'Thông báo đối thoại'), ('result', 'Kết quả đối thoại')], default='notice', max_length=6)),
                ('channel', models.CharField(choices=[('loudspeaker', 'Loa truyền thanh'), ('commune_board', 'Niêm yết tại trụ sở xã'), ('village_board', 'Niêm yết tại nhà văn hóa thôn'), ('meeting', 'Họp thôn, báo tận hộ'), ('sms', 'Tin nhắn điện thoại'), ('zalo', 'Zalo'), ('facebook', 'Facebook'), ('email', 'Thư điện tử'), ('leaflet', 'Tờ rơi, áp phích')], max_length=13)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('minutes', models.PositiveSmallIntegerField(null=True)),
                ('note', models.CharField(blank=True, default='', max_length=300)),
                ('told_by', models.CharField(max_length=160)),
                ('told_at', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='showings', to='dialogues.dialogue')),
                ('proof', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='files.storedfile')),
                ('village', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='communes.village')),
            ],
            options={
                'ordering': ['-since', '-pk'],
                'indexes': [models.Index(fields=['commune', 'dialogue', 'since'], name='showing_of_dialogue')],
            },
        ),
        SecureRows('publicity_showing'),
    ]
