"""Names an account had until they were corrected."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0012_recipients'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField()),
                ('first_name', models.CharField(blank=True, max_length=256)),
                ('last_name', models.CharField(blank=True, max_length=256)),
                ('until', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account_id', 'first_name', 'last_name'), name='gdpr_former_name_once')],
            },
        ),
    ]
