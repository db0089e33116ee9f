"""Who asks about their data is sealed under a key of the request alone; a closed request has neither."""

from typing import Any

import msgspec
from django.db import migrations, models

from openpiu.store.sealed import ASKED, kept_name, seal_bytes


def seal_applicants(apps: Any, editor: Any) -> None:
    """Seal those of the requests that are open."""
    requests = apps.get_model("passenger", "rightsrequest").objects.using(editor.connection.alias)
    for id_, applicant in requests.filter(applicant__isnull=False).values_list("pk", "applicant"):
        under = kept_name(id_, ASKED)
        sealed = seal_bytes(msgspec.json.encode(applicant), under=under, about=f"passenger_rightsrequest:{id_}")
        requests.filter(pk=id_).update(sealed=sealed, sealed_under=under)


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0019_statistics'),
    ]

    operations = [
        migrations.AddField(model_name='rightsrequest', name='sealed', field=models.BinaryField(default=b'')),
        migrations.AddField(
            model_name='rightsrequest', name='sealed_under',
            field=models.CharField(blank=True, db_index=True, default='', max_length=60), preserve_default=False,
        ),
        migrations.RunPython(seal_applicants, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name='rightsrequest', name='request_closed_names_nobody'),
        migrations.RemoveField(model_name='rightsrequest', name='applicant'),
        migrations.AddConstraint(
            model_name='rightsrequest',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), models.Q(('decided_at__isnull', False), ('records', []), ('sealed', b''), ('sealed_under', '')), _connector='OR'), name='request_closed_names_nobody'),
        ),
    ]
