"""What the merchant changed in the register of processing."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("saleor_gdpr_plugin", "0005_attachment")]

    operations = [
        migrations.CreateModel(
            name="RegisterEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("key", models.CharField(max_length=50)),
                ("body", models.JSONField(null=True)),
                ("active", models.BooleanField(default=True)),
                ("position", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
                ("updated_by", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="registerentry",
            constraint=models.UniqueConstraint(fields=("kind", "key"), name="gdpr_register_once"),
        ),
    ]
