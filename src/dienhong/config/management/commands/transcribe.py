"""`dienhong transcribe`: recordings that wait are written down, one after another. Stopped anywhere, run it again.

Not a background job: hearing half a day takes hours, and replies must not wait for it.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.cycle.conference.actions.recording import write_down
from dienhong.cycle.conference.models import Recording
from dienhong.cycle.conference.states import RecordingState
from dienhong.engines.speech.hearing import program
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import system


class Command(BaseCommand):
    help = "Chép lời nháp các tệp ghi âm đang chờ. / Write drafts of the recordings that wait."

    def handle(self, *_args: Any, **_options: Any) -> None:
        transcriber = program(settings.TRANSCRIBER, seconds=settings.TRANSCRIBER_SECONDS)
        if transcriber is None:
            raise CommandError("Chưa đặt DIENHONG_TRANSCRIBER (xem docs/recordings.md). / Set DIENHONG_TRANSCRIBER.")
        done = failed = 0
        for commune in Commune.objects.order_by("pk"):
            with in_commune(commune.pk):
                for pk in Recording.objects.filter(state=RecordingState.WAITING).values_list("pk", flat=True):
                    written = write_down(system(commune.pk), pk, transcriber, folder=settings.FILES, now=timezone.now())
                    done, failed = done + written, failed + (not written)
        self.stdout.write(f"Đã chép lời {done} tệp, không chép được {failed} tệp. / {done} written, {failed} failed.")
