"""What the journal outside the database is owed; a record of an erasure no longer says whether it was told."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0015_erasure'),
    ]

    operations = [
        migrations.CreateModel(
            name='JournalLine',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=32)),
                ('at', models.DateTimeField()),
                ('payload', models.JSONField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveIndex(
            model_name='erasurerecord',
            name='gdpr_erasure_unwritten',
        ),
        migrations.RemoveField(
            model_name='erasurerecord',
            name='journaled_at',
        ),
    ]
