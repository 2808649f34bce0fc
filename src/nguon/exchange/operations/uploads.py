"""Keeping the file that is being looked at, and storing it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from nguon.core.errors import NotAllowed, Stale
from nguon.core.scope import Actor
from nguon.exchange.models import Upload
from nguon.exchange.operations.storing import Stored, store
from nguon.exchange.plan import Options, Plan
from nguon.exchange.queries import KEPT_FOR
from nguon.guard.acting import acting


@transaction.atomic
def keep_upload(
    *, content: bytes, file_name: str, layout: str, options: Options, actor: Actor, now: datetime
) -> Upload:
    """Keep a file for its owner's preview; whatever is older than an hour goes, whoever left it.

    :raises NotAllowed: nobody is signed in.
    """
    if actor.user_id is None:
        raise NotAllowed("Chỉ người đã đăng nhập mới tải tệp lên.")
    with acting(Actor.system("uploads")):
        Upload.objects.filter(created_at__lte=now - KEPT_FOR).delete()
    return Upload.objects.create(
        owner_id=actor.user_id,
        layout=layout,
        options={
            "under": options.under,
            "sheet": options.sheet,
            "notified_on": options.notified_on.isoformat() if options.notified_on else None,
        },
        file_name=file_name[-200:],
        content=content,
        created_at=now,
    )


@transaction.atomic
def drop_upload(upload: Upload) -> None:
    """Forget the file."""
    Upload.objects.filter(pk=upload.pk).delete()


@transaction.atomic
def store_upload(upload: Upload, plan: Plan, *, seen: str, actor: Actor, good_rows_only: bool) -> Stored:
    """Carry out the plan that was previewed (`seen` is its fingerprint); forget the file once all of it is stored.

    :raises Stale: the records changed since the preview, so that other things would become of the rows.
    """
    if plan.fingerprint != seen:
        raise Stale(
            "Dữ liệu đã thay đổi sau lần xem trước nên kết quả nhập sẽ khác. Hãy xem lại bảng xem trước rồi ghi."
        )
    stored = store(plan, actor=actor, good_rows_only=good_rows_only)
    # With refused rows it stays its hour, so that the workbook with errors can still be taken.
    if not stored.refused:
        drop_upload(upload)
    return stored
