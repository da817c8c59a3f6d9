import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communes', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('notices_by', models.CharField(choices=[('nothing', 'Không gửi, tôi xem ở bàn làm việc'), ('digest', 'Gộp thành một thư mỗi ngày'), ('at_once', 'Gửi ngay từng tin, trừ giờ nghỉ')], default='digest', max_length=10)),
                ('since', models.DateTimeField()),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('commune', 'user'), name='contact_once')],
            },
        ),
    ]
