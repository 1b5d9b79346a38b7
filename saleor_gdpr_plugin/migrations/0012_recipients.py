"""Recipients and whether they were told; changes of an account's e-mail address, and the addresses it had before."""

import django.db.models.deletion
import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0011_mirror'),
    ]

    operations = [
        migrations.CreateModel(
            name='RecipientTold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=255)),
                ('way', models.CharField(max_length=16)),
                ('state', models.CharField(max_length=16)),
                ('records', models.JSONField(default=list)),
                ('note', models.CharField(blank=True, default='', max_length=500)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('created_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['created_at', 'name'],
                'constraints': [models.UniqueConstraint(fields=('request', 'what', 'name'), name='gdpr_recipient_once')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField()),
                ('address', models.CharField(max_length=320)),
                ('until', models.DateTimeField()),
                ('proven', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account_id', 'address'), name='gdpr_alias_once')],
            },
        ),
        migrations.CreateModel(
            name='EmailChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField()),
                ('old', models.CharField(max_length=254)),
                ('new', models.CharField(max_length=254)),
                ('orders', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('old_confirmed_at', models.DateTimeField(null=True)),
                ('new_confirmed_at', models.DateTimeField(null=True)),
                ('method', models.CharField(blank=True, default='', max_length=16)),
                ('note', models.CharField(blank=True, default='', max_length=500)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended', models.CharField(blank=True, default='', max_length=16)),
                ('correction', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='email_change', to='saleor_gdpr_plugin.correction')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='email_changes', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('account_id',), name='gdpr_email_change_once')],
            },
        ),
    ]
