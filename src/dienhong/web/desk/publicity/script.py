"""What is read over the loudspeaker, and the short texts to copy."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import occasion_of
from dienhong.cycle.publicity.scripts import (
    Told,
    long_sentences,
    missing_elements,
    notice_script,
    sms_text,
    zalo_text,
)
from dienhong.engines.speech.voice import VoiceError, is_installed, speak
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.drafting import public_page
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.kit.requests import CommuneRequest


def told_of(request: CommuneRequest, dialogue: Dialogue) -> Told:
    """All that texts about the dialogue are made of."""
    commune = request.commune
    return Told(
        commune=commune.full_name,
        province=commune.province_name,
        occasion=occasion_of(dialogue),
        address=public_page(request, dialogue.pk),
        hotline=commune.hotline,
        intake_until=dialogue.intake_until,
    )


def texts_of(request: CommuneRequest, dialogue: Dialogue) -> dict[str, Any]:
    """The short texts, or which part of the notice they wait for."""
    told = told_of(request, dialogue)
    if lacking := missing_elements(told):
        return {"lacking": lacking}
    return {"zalo": zalo_text(told), "sms": sms_text(told)}


@official()
@require_safe
def script_page(request: CommuneRequest, pk: int) -> HttpResponse:
    dialogue = seen_dialogue(request.actor, pk)
    told = told_of(request, dialogue)
    lacking = missing_elements(told)
    context: dict[str, Any] = {"dialogue": dialogue, "lacking": lacking, "has_voice": is_installed()}
    if not lacking:
        script = notice_script(told)
        context |= {"script": script, "minutes": -(-script.seconds // 60), "long": long_sentences(script)}
    return render(request, "desk/publicity/script.html", context)


@official()
@require_safe
def script_text(request: CommuneRequest, pk: int) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="loi-doc.txt"'}
    return HttpResponse(_text(request, pk), content_type="text/plain; charset=utf-8", headers=headers)


@official()
@require_safe
def script_sound(request: CommuneRequest, pk: int) -> HttpResponse:
    """Read by the machine; 404 where no voice is installed."""
    if not is_installed():
        raise Http404
    try:
        sound = speak(_text(request, pk))
    except VoiceError as error:
        raise Refused(str(error)) from error
    headers = {"Content-Disposition": 'attachment; filename="loi-doc.wav"'}
    return HttpResponse(sound, content_type="audio/wav", headers=headers)


def _text(request: CommuneRequest, pk: int) -> str:
    told = told_of(request, seen_dialogue(request.actor, pk))
    if lacking := missing_elements(told):
        raise Refused(f"Chưa soạn được lời đọc: còn thiếu {', '.join(lacking)}.")
    return notice_script(told).text
