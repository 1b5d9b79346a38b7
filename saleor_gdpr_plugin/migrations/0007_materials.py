"""What staff does to an export before its release, and which keys of private metadata are personal."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0006_register'),
    ]

    operations = [
        migrations.CreateModel(
            name='MetadataKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=256, unique=True)),
                ('kind', models.CharField(max_length=16)),
                ('decided_by', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='OtherAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('system', models.CharField(max_length=64)),
                ('kind', models.CharField(max_length=16)),
                ('filename', models.CharField(blank=True, default='', max_length=120)),
                ('media_type', models.CharField(blank=True, default='', max_length=127)),
                ('key_id', models.CharField(max_length=32)),
                ('size', models.BigIntegerField(default=0)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_answers', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OtherPiece',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='saleor_gdpr_plugin.otheranswer')),
            ],
        ),
        migrations.CreateModel(
            name='Mask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=64)),
                ('record', models.CharField(max_length=100)),
                ('path', models.CharField(max_length=200)),
                ('reason', models.CharField(max_length=500)),
                ('effective', models.BooleanField(null=True)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='masks', to='saleor_gdpr_plugin.request')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('request', 'source', 'record', 'path'), name='gdpr_mask_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='otheranswer',
            constraint=models.UniqueConstraint(fields=('request', 'system', 'kind', 'filename'), name='gdpr_other_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='otherpiece',
            constraint=models.UniqueConstraint(fields=('answer', 'number'), name='gdpr_other_piece_once'),
        ),
    ]
