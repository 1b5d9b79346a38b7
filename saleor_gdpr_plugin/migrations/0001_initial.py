
import django.db.models.deletion
import saleor_gdpr_plugin.export.models
import saleor_gdpr_plugin.mail.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Archive',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(default=saleor_gdpr_plugin.export.models.ArchiveState['BUILDING'], max_length=16)),
                ('key_id', models.CharField(max_length=32)),
                ('size', models.BigIntegerField(default=0)),
                ('contents', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('left_out', models.JSONField(default=list)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField(null=True)),
                ('downloads', models.PositiveSmallIntegerField(default=0)),
                ('downloads_allowed', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('object_id', models.UUIDField(primary_key=True, serialize=False)),
                ('digest', models.CharField(blank=True, default='', max_length=64)),
                ('browser', models.CharField(max_length=64)),
                ('expires_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='OutboxMail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cause', models.CharField(max_length=200, unique=True)),
                ('name', models.CharField(max_length=32)),
                ('object_id', models.UUIDField(db_index=True, null=True)),
                ('channel', models.CharField(blank=True, max_length=255)),
                ('language', models.CharField(max_length=35)),
                ('key_id', models.CharField(max_length=32)),
                ('sealed', models.BinaryField(default=b'')),
                ('state', models.CharField(default=saleor_gdpr_plugin.mail.models.MailState['QUEUED'], max_length=16)),
                ('problem', models.CharField(blank=True, default='', max_length=200)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField(default=0)),
                ('expires_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Download',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_staff', models.BooleanField(default=False)),
                ('archive', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='saleor_gdpr_plugin.archive')),
            ],
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=64)),
                ('object_id', models.CharField(max_length=64)),
                ('step', models.CharField(blank=True, default='', max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('run_at', models.DateTimeField()),
                ('lease', models.UUIDField(null=True)),
                ('lease_until', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, default='', max_length=200)),
                ('created_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['run_at'], name='gdpr_job_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('kind', 'object_id'), name='gdpr_job_one_open_per_object')],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=16, unique=True)),
                ('right', models.CharField(max_length=32)),
                ('state', models.CharField(max_length=20)),
                ('origin', models.CharField(max_length=16)),
                ('channel', models.CharField(max_length=255)),
                ('language', models.CharField(max_length=35)),
                ('email', models.CharField(max_length=254)),
                ('address', models.CharField(max_length=320)),
                ('account_id', models.BigIntegerField(null=True)),
                ('mailbox_proven', models.BooleanField(default=False)),
                ('known', models.BooleanField(null=True)),
                ('details', models.JSONField(default=dict)),
                ('submitted_at', models.DateTimeField()),
                ('received_on', models.DateField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('decided_by', models.BigIntegerField(null=True)),
                ('problem', models.CharField(blank=True, default='', max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('joined_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joined', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['-submitted_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=32)),
                ('before', models.CharField(blank=True, default='', max_length=20)),
                ('role', models.CharField(max_length=16)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('public', models.BooleanField(default=True)),
                ('note', models.CharField(blank=True, default='', max_length=200)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='archive',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='archives', to='saleor_gdpr_plugin.request'),
        ),
        migrations.CreateModel(
            name='Token',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('purpose', models.CharField(max_length=16)),
                ('object_id', models.UUIDField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['object_id', 'purpose'], name='gdpr_token_object'), models.Index(fields=['expires_at'], name='gdpr_token_expiry')],
            },
        ),
        migrations.CreateModel(
            name='Piece',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('archive', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='saleor_gdpr_plugin.archive')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('archive', 'number'), name='gdpr_piece_once')],
            },
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['state', 'due_on'], name='gdpr_request_queue'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['address', 'right'], name='gdpr_request_address'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['account_id'], name='gdpr_request_account'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['-submitted_at', '-id'], name='gdpr_request_newest'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['request', 'at'], name='gdpr_event_timeline'),
        ),
        migrations.AddIndex(
            model_name='archive',
            index=models.Index(fields=['state', 'expires_at'], name='gdpr_archive_expiry'),
        ),
    ]
