"""Erasure: its plans and how far they are, legal holds, what is left of a person, and the confirmed retention table."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0014_files_to_delete'),
    ]

    operations = [
        migrations.CreateModel(
            name='RetentionConfirmed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.BigIntegerField(null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField(null=True)),
                ('address', models.CharField(blank=True, default='', max_length=320)),
                ('reason', models.CharField(max_length=500)),
                ('since', models.DateTimeField()),
                ('by', models.BigIntegerField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_by', models.BigIntegerField(null=True)),
                ('lift_reason', models.CharField(blank=True, default='', max_length=500)),
            ],
            options={
                'ordering': ['-since', '-id'],
                'indexes': [models.Index(condition=models.Q(('lifted_at', None)), fields=['account_id'], name='gdpr_hold_account'), models.Index(condition=models.Q(('lifted_at', None)), fields=['address'], name='gdpr_hold_address')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('current', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('table', models.CharField(max_length=64)),
                ('problems', models.JSONField(default=list)),
                ('begun_at', models.DateTimeField(null=True)),
                ('key_id', models.CharField(blank=True, default='', max_length=32)),
                ('subject', models.BinaryField(default=b'')),
                ('recipients', models.JSONField(default=dict)),
                ('references', models.JSONField(default=list)),
                ('ended_at', models.DateTimeField(null=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='erasure_plans', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='ErasureRecord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('until', models.DateField()),
                ('key_id', models.CharField(max_length=32)),
                ('content', models.BinaryField(default=b'')),
                ('identifiers', models.BinaryField(default=b'')),
                ('journaled_at', models.DateTimeField(null=True)),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='record', to='saleor_gdpr_plugin.plan')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=64)),
                ('erased', models.PositiveIntegerField(default=0)),
                ('kept', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checkpoints', to='saleor_gdpr_plugin.plan')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=64)),
                ('key', models.CharField(max_length=100)),
                ('label', models.CharField(blank=True, default='', max_length=255)),
                ('proposed', models.CharField(max_length=16)),
                ('otherwise', models.CharField(max_length=16)),
                ('disposition', models.CharField(max_length=16)),
                ('rule', models.CharField(blank=True, default='', max_length=50)),
                ('until', models.DateField(null=True)),
                ('blocked', models.CharField(blank=True, default='', max_length=64)),
                ('stamp', models.CharField(blank=True, default='', max_length=255)),
                ('reason', models.CharField(blank=True, default='', max_length=500)),
                ('ground', models.CharField(blank=True, default='', max_length=40)),
                ('override', models.CharField(blank=True, default='', max_length=500)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='saleor_gdpr_plugin.plan')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RecordDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_id', models.CharField(max_length=32)),
                ('digest', models.CharField(max_length=64)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to='saleor_gdpr_plugin.erasurerecord')),
            ],
        ),
        migrations.CreateModel(
            name='DeletedAccount',
            fields=[
                ('account_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('email', models.CharField(max_length=254)),
                ('name', models.CharField(blank=True, default='', max_length=255)),
                ('language', models.CharField(blank=True, default='', max_length=35)),
                ('channel', models.CharField(blank=True, default='', max_length=255)),
                ('confirmed', models.BooleanField(default=False)),
                ('own', models.BooleanField(default=False)),
                ('orders', models.JSONField(default=list)),
                ('former', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('current', True)), fields=('request',), name='gdpr_erasure_plan_once'),
        ),
        migrations.AddIndex(
            model_name='erasurerecord',
            index=models.Index(condition=models.Q(('journaled_at', None)), fields=['at'], name='gdpr_erasure_unwritten'),
        ),
        migrations.AddConstraint(
            model_name='checkpoint',
            constraint=models.UniqueConstraint(fields=('plan', 'source'), name='gdpr_erasure_checkpoint_once'),
        ),
        migrations.AddIndex(
            model_name='planitem',
            index=models.Index(condition=models.Q(('disposition', 'keep'), ('done_at__isnull', False)), fields=['until'], name='gdpr_erasure_kept'),
        ),
        migrations.AddConstraint(
            model_name='planitem',
            constraint=models.UniqueConstraint(fields=('plan', 'source', 'key'), name='gdpr_erasure_item_once'),
        ),
        migrations.AddConstraint(
            model_name='recorddigest',
            constraint=models.UniqueConstraint(fields=('digest', 'record'), name='gdpr_erasure_digest_once'),
        ),
    ]
