"""Purposes and their texts, the ledger of consent, suppression, and who heard of it."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


# The ledger only grows. What staff noted about a proof may be wiped, because it can name a person.
GUARD = """
CREATE FUNCTION gdpr_ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.note <> '' OR to_jsonb(NEW) - 'note' <> to_jsonb(OLD) - 'note' THEN
        RAISE EXCEPTION 'the ledger of consent only grows';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gdpr_ledger_only_grows BEFORE UPDATE ON saleor_gdpr_plugin_consententry
    FOR EACH ROW EXECUTE FUNCTION gdpr_ledger_only_grows();
"""
NO_GUARD = """
DROP TRIGGER IF EXISTS gdpr_ledger_only_grows ON saleor_gdpr_plugin_consententry;
DROP FUNCTION IF EXISTS gdpr_ledger_only_grows();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('saleor_gdpr_plugin', '0008_restriction'),
    ]

    operations = [
        migrations.CreateModel(
            name='Purpose',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True)),
                ('marketing', models.BooleanField(default=False)),
                ('profiling', models.BooleanField(default=False)),
                ('soft_opt_in', models.BooleanField(default=False)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='ConsentSubject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(blank=True, default='', max_length=320)),
                ('email', models.CharField(blank=True, default='', max_length=254)),
                ('account_id', models.BigIntegerField(null=True)),
                ('language', models.CharField(blank=True, default='', max_length=35)),
                ('channel', models.CharField(blank=True, default='', max_length=255)),
            ],
            options={
                'indexes': [models.Index(fields=['account_id'], name='gdpr_consent_account')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('address', ''), _negated=True), fields=('address',), name='gdpr_consent_subject_address'), models.UniqueConstraint(condition=models.Q(('address', '')), fields=('account_id',), name='gdpr_consent_subject_account')],
            },
        ),
        migrations.CreateModel(
            name='PurposeText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('language', models.CharField(max_length=35)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('purpose', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='saleor_gdpr_plugin.purpose')),
            ],
            options={
                'ordering': ['purpose_id', 'version', 'language'],
            },
        ),
        migrations.CreateModel(
            name='ConsentEntry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('order_id', models.UUIDField(null=True)),
                ('standing', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('origin', models.CharField(max_length=16)),
                ('role', models.CharField(max_length=16)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('proof', models.CharField(max_length=16)),
                ('note', models.CharField(blank=True, default='', max_length=500)),
                ('cause', models.CharField(max_length=200, null=True, unique=True)),
                ('undoes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone', to='saleor_gdpr_plugin.consententry')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='saleor_gdpr_plugin.consentsubject')),
                ('purpose', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='saleor_gdpr_plugin.purpose')),
                ('text', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='saleor_gdpr_plugin.purposetext')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_id', models.CharField(max_length=32)),
                ('digest', models.CharField(max_length=64)),
                ('purpose', models.CharField(blank=True, default='', max_length=50)),
                ('reason', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['key_id'], name='gdpr_suppression_key')],
                'constraints': [models.UniqueConstraint(fields=('digest', 'purpose', 'key_id'), name='gdpr_suppression_once')],
            },
        ),
        migrations.CreateModel(
            name='ConsentReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handler', models.CharField(max_length=40)),
                ('heard_at', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, default='', max_length=200)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='saleor_gdpr_plugin.consententry')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('heard_at', None)), fields=['handler'], name='gdpr_consent_receipt_unheard')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'handler'), name='gdpr_consent_receipt_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='purposetext',
            constraint=models.UniqueConstraint(fields=('purpose', 'version', 'language'), name='gdpr_purpose_text_once'),
        ),
        migrations.AddIndex(
            model_name='consententry',
            index=models.Index(fields=['subject', 'purpose', '-id'], name='gdpr_consent_last'),
        ),
        migrations.AddIndex(
            model_name='consententry',
            index=models.Index(condition=models.Q(('order_id', None), _negated=True), fields=['order_id'], name='gdpr_consent_order'),
        ),
        migrations.RunSQL(GUARD, NO_GUARD),
    ]
