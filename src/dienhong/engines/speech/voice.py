"""A voice for what is spelled: any program that takes text on its input and writes a WAV file on its output."""

import shlex
import shutil
import subprocess

from dienhong.engines.speech.spelling import spell

USUAL_COMMAND = "espeak-ng -v vi -s 145 --stdin --stdout"
_WAV = b"RIFF"


class VoiceError(Exception):
    """The program is missing, failed or gave no sound; the message says which."""


def is_installed(command: str = USUAL_COMMAND) -> bool:
    """Whether the program of `command` is on this machine."""
    return bool(command) and shutil.which(shlex.split(command)[0]) is not None


def speak(text: str, *, command: str = USUAL_COMMAND, longest: float = 60) -> bytes:
    """`text`, spelled out, as a WAV file. `longest` is how many seconds the program may take. Raises `VoiceError`."""
    if not is_installed(command):
        raise VoiceError("Máy chủ chưa cài giọng đọc.")
    try:
        done = subprocess.run(  # noqa: S603 - the command is the installation's own setting, the text goes to its input
            shlex.split(command), input=spell(text).encode(), capture_output=True, timeout=longest, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise VoiceError(f"Giọng đọc chạy quá {longest:.0f} giây.") from error
    if done.returncode or not done.stdout.startswith(_WAV):
        raise VoiceError("Giọng đọc không tạo được âm thanh.")
    return done.stdout
