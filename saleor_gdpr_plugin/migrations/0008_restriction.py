"""Who is under restriction, since when and why, and how it was lifted."""

from __future__ import annotations

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0007_materials'),
    ]

    operations = [
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField(null=True)),
                ('address', models.CharField(blank=True, max_length=320)),
                ('cause', models.CharField(max_length=64)),
                ('ground', models.CharField(max_length=16)),
                ('request_id', models.UUIDField(null=True)),
                ('email', models.CharField(blank=True, default='', max_length=254)),
                ('language', models.CharField(blank=True, default='', max_length=35)),
                ('channel', models.CharField(blank=True, default='', max_length=255)),
                ('note', models.TextField(blank=True, default='')),
                ('since', models.DateTimeField()),
                ('by_role', models.CharField(max_length=16)),
                ('by_id', models.BigIntegerField(null=True)),
                ('notice', models.CharField(blank=True, default='', max_length=200)),
                ('notice_at', models.DateTimeField(null=True)),
                ('told', models.CharField(blank=True, default='', max_length=500)),
                ('lift_at', models.DateTimeField(null=True)),
                ('lift_reason', models.TextField(blank=True, default='')),
                ('lift_role', models.CharField(blank=True, default='', max_length=16)),
                ('lift_by', models.BigIntegerField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('emptied_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-since', '-id'],
                'indexes': [models.Index(condition=models.Q(('lifted_at__isnull', True)), fields=['account_id'], name='gdpr_restriction_account'), models.Index(fields=['request_id'], name='gdpr_restriction_request'), models.Index(condition=models.Q(('lift_at__isnull', False), ('lifted_at__isnull', True)), fields=['lift_at'], name='gdpr_restriction_due'), models.Index(condition=models.Q(('emptied_at__isnull', True), ('lifted_at__isnull', False)), fields=['lifted_at'], name='gdpr_restriction_over')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('address', 'cause'), name='gdpr_restriction_once')],
            },
        ),
    ]
