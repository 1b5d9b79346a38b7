"""Corrections of requests, and statements beside records."""

import django.db.models.deletion
import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("saleor_gdpr_plugin", "0009_consent"),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(max_length=40)),
                ('name', models.CharField(blank=True, default='', max_length=256)),
                ('kind', models.CharField(max_length=16)),
                ('typed', models.CharField(blank=True, default='', max_length=200)),
                ('key', models.CharField(blank=True, default='', max_length=64)),
                ('before', models.JSONField(null=True)),
                ('asked', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('seen', models.JSONField(null=True)),
                ('by_staff', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('position', models.PositiveIntegerField(default=0)),
                ('verdict', models.CharField(blank=True, default='', max_length=16)),
                ('ground', models.CharField(blank=True, default='', max_length=40)),
                ('explanation', models.TextField(blank=True, default='')),
                ('override', models.CharField(blank=True, default='', max_length=500)),
                ('consent', models.CharField(blank=True, default='', max_length=500)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('result', models.CharField(blank=True, default='', max_length=16)),
                ('applied_at', models.DateTimeField(null=True)),
                ('emptied', models.BooleanField(default=False)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['at', 'position'],
                'indexes': [models.Index(fields=['request', 'at'], name='gdpr_correction_order')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=16)),
                ('key', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('actor_id', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('request', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='statements', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['at', 'id'],
                'indexes': [models.Index(fields=['kind', 'key'], name='gdpr_statement_record')],
            },
        ),
    ]
