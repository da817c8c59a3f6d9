import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dienhong.engines.tenancy.scope import in_commune
from dienhong.engines.tenancy.security import SecureRows


def keep_merges(apps, schema_editor):
    """Opinions that were merged before get their row; what they were is told by what they hold."""
    opinion, merge = apps.get_model("opinions", "Opinion"), apps.get_model("opinions", "Merge")
    for commune_id in apps.get_model("communes", "Commune").objects.values_list("pk", flat=True):
        with in_commune(commune_id):
            for one in opinion.objects.filter(commune_id=commune_id, state="merged"):
                before = "assigned" if one.unit_id else "triaged" if one.lead_field else "received"
                merge.objects.create(
                    commune_id=commune_id, opinion=one, into=one.merged_into, at=one.received_at, previous_state=before
                )


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0002_secure_rows'),
        ('opinions', '0007_no_search_text'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Repeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='repeats', to='opinions.opinion')),
                ('opinion', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='repeat_of', to='opinions.opinion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('previous_state', models.CharField(choices=[('received', 'Đã tiếp nhận'), ('triaged', 'Đã phân loại'), ('assigned', 'Đang giải quyết'), ('replied', 'Đã trả lời'), ('closed', 'Đã kết thúc'), ('merged', 'Đã gộp'), ('transferred', 'Đã chuyển cơ quan có thẩm quyền'), ('withdrawn', 'Người gửi đã rút'), ('rejected', 'Không xem xét'), ('diverted', 'Chuyển xử lý theo quy định riêng')], max_length=12)),
                ('reason', models.CharField(blank=True, default='', max_length=500)),
                ('answered_at', models.DateTimeField(null=True)),
                ('left_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('into', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='opinions.opinion')),
                ('left_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='opinions.opinion')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('commune', 'opinion'), name='one_leader_an_opinion'), models.CheckConstraint(condition=models.Q(('opinion', models.F('into')), _negated=True), name='merge_into_another')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='part_of', to='opinions.opinion')),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='opinions.opinion')),
            ],
            options={
                'ordering': ['start'],
                'constraints': [models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='part_holds_words')],
            },
        ),
        migrations.CreateModel(
            name='Similarity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('incident', 'Cùng một sự việc'), ('issue', 'Cùng một vấn đề')], max_length=8)),
                ('score', models.FloatField()),
                ('model', models.CharField(max_length=40)),
                ('found_at', models.DateTimeField()),
                ('judgement', models.CharField(blank=True, choices=[('same', 'Cùng việc'), ('different', 'Không trùng')], default='', max_length=9)),
                ('judged_at', models.DateTimeField(null=True)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='opinions.opinion')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='opinions.opinion')),
                ('commune', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communes.commune')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-score', '-pk'],
                'indexes': [models.Index(fields=['commune', 'judgement', '-score', '-id'], name='similar_to_judge')],
                'constraints': [models.UniqueConstraint(fields=('commune', 'a', 'b'), name='similar_once'), models.CheckConstraint(condition=models.Q(('a__lt', models.F('b'))), name='similar_in_order')],
            },
        ),
        SecureRows("opinions_repeat", "opinions_merge", "opinions_part", "opinions_similarity"),
        migrations.RunPython(keep_merges, migrations.RunPython.noop),
    ]
