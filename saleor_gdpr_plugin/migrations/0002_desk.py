import django
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


# Django 5.1 renamed the argument; 4.2 and 5.2 share this file.
CHECK = "check" if django.VERSION < (5, 1) else "condition"


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Daily',
            fields=[
                ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('day', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=64)),
                ('object_id', models.CharField(max_length=64)),
                ('role', models.CharField(max_length=16)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('content', models.JSONField(null=True)),
                ('salt', models.CharField(blank=True, max_length=32)),
                ('digest', models.CharField(max_length=64)),
                ('number', models.BigIntegerField(null=True, unique=True)),
                ('key_id', models.CharField(blank=True, default='', max_length=32)),
                ('seal', models.CharField(blank=True, default='', max_length=64)),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('seal', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('kept_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ThreadEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('kind', models.CharField(max_length=16)),
                ('about', models.CharField(blank=True, default='', max_length=16)),
                ('text', models.TextField()),
                ('role', models.CharField(max_length=16)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('answered_on', models.DateField(null=True)),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DueFirst',
            fields=[
            ],
            options={
                'ordering': ['due_on', 'id'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('saleor_gdpr_plugin.request',),
        ),
        migrations.CreateModel(
            name='DueLast',
            fields=[
            ],
            options={
                'ordering': ['-due_on', '-id'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('saleor_gdpr_plugin.request',),
        ),
        migrations.CreateModel(
            name='OldestFirst',
            fields=[
            ],
            options={
                'ordering': ['submitted_at', 'id'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('saleor_gdpr_plugin.request',),
        ),
        migrations.AlterModelOptions(
            name='outboxmail',
            options={'ordering': ['-created_at', '-id']},
        ),
        migrations.AddField(
            model_name='request',
            name='assigned_to',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='carry_out_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='closed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='country',
            field=models.CharField(blank=True, default='', max_length=2),
        ),
        migrations.AddField(
            model_name='request',
            name='emptied_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='explanation',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='request',
            name='extended_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='extension_reason',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='request',
            name='external_reference',
            field=models.CharField(blank=True, default='', max_length=255),
        ),
        migrations.AddField(
            model_name='request',
            name='ground',
            field=models.CharField(blank=True, default='', max_length=40),
        ),
        migrations.AddField(
            model_name='request',
            name='haystack',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='request',
            name='identity',
            field=models.CharField(blank=True, default='', max_length=16),
        ),
        migrations.AddField(
            model_name='request',
            name='identity_note',
            field=models.CharField(blank=True, default='', max_length=500),
        ),
        migrations.AddField(
            model_name='request',
            name='name',
            field=models.CharField(blank=True, default='', max_length=255),
        ),
        migrations.AddField(
            model_name='request',
            name='paused_since',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='postal_address',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='request',
            name='received_via',
            field=models.CharField(blank=True, default='', max_length=16),
        ),
        migrations.AddField(
            model_name='request',
            name='representative',
            field=models.CharField(blank=True, default='', max_length=255),
        ),
        migrations.AddField(
            model_name='request',
            name='representative_proof',
            field=models.CharField(blank=True, default='', max_length=500),
        ),
        migrations.AddField(
            model_name='request',
            name='second_by',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='request',
            name='target_on',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='outboxmail',
            index=models.Index(fields=['state', 'created_at'], name='gdpr_mail_state'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(condition=models.Q(('known', True)), fields=['state', 'due_on'], include=('account_id',), name='gdpr_request_counts'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['due_on', 'id'], name='gdpr_request_due'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['assigned_to'], name='gdpr_request_assigned'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(condition=models.Q(('closed_at__isnull', False), ('emptied_at__isnull', True)), fields=['closed_at'], name='gdpr_request_retention'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=django.contrib.postgres.indexes.GinIndex(fields=['haystack'], name='gdpr_request_search', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='request',
            constraint=models.CheckConstraint(**{CHECK: models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(models.Q(('ground', ''), _negated=True), models.Q(models.Q(('explanation', ''), _negated=True), ('emptied_at__isnull', False), _connector='OR')), _connector='OR')}, name='gdpr_request_refused_with_reasons'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['object_id', '-at'], name='gdpr_audit_object'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['-at', '-id'], name='gdpr_audit_newest'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('number', None)), fields=['id'], name='gdpr_audit_unsealed'),
        ),
        migrations.AddField(
            model_name='threadentry',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thread', to='saleor_gdpr_plugin.request'),
        ),
        migrations.AddIndex(
            model_name='threadentry',
            index=models.Index(fields=['request', 'at'], name='gdpr_thread_order'),
        ),
    ]
