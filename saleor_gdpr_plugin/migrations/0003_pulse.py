from django.db import migrations, models

TEXTS = (
    "name",
    "postal_address",
    "country",
    "representative",
    "representative_proof",
    "received_via",
    "external_reference",
    "identity",
    "identity_note",
    "extension_reason",
    "ground",
    "explanation",
    "haystack",
)
# During a deploy a pod of the version before writes rows without these columns.
DEFAULTS = "; ".join(
    f"ALTER TABLE saleor_gdpr_plugin_request ALTER COLUMN {name} SET DEFAULT ''" for name in TEXTS
)
NO_DEFAULTS = "; ".join(
    f"ALTER TABLE saleor_gdpr_plugin_request ALTER COLUMN {name} DROP DEFAULT" for name in TEXTS
)


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0002_desk'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(DEFAULTS, NO_DEFAULTS),
    ]
