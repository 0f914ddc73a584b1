from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0001_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintedText",
            fields=[
                ("sha256", models.TextField(primary_key=True, serialize=False)),
                ("lines", models.TextField()),
                ("places", models.TextField()),
            ],
            options={"db_table": "printed_text"},
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("sha256", models.TextField(db_index=True)),
                ("size", models.BigIntegerField()),
                ("kind", models.TextField(blank=True)),
                ("who", models.TextField()),
                ("arrived", models.DateTimeField()),
                ("state", models.TextField(db_index=True)),
                ("beat", models.DateTimeField(null=True)),
                ("attempts", models.IntegerField(default=0)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("refusal", models.TextField(blank=True)),
                ("edition", models.TextField(blank=True)),
                ("findings", models.TextField(blank=True)),
                ("coverage", models.TextField(blank=True)),
                ("day", models.DateField(null=True)),
                ("owner", models.TextField(blank=True)),
                ("left", models.TextField(default="[]")),
                ("fixes", models.TextField(default="[]")),
                ("batches", models.TextField(default="[]")),
                ("brought", models.BooleanField(default=False)),
                ("address", models.TextField(blank=True)),
            ],
            options={
                "db_table": "intake",
                "indexes": [models.Index(fields=["-arrived"], name="intake_arrived")],
            },
        ),
    ]
