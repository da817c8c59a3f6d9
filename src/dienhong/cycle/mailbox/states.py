"""The piles in which a message lies, and how it moves between them."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class Pile(models.TextChoices):
    WAITING = "waiting", "Thư đến"
    REVIEW = "review", "Cần xem lại"
    AUTOMATIC = "automatic", "Thư tự động"
    SPAM = "spam", "Thư rác"
    REGISTERED = "registered", "Đã vào sổ"
    ADDED = "added", "Đã bổ sung vào ý kiến"
    PUT_AWAY = "put_away", "Đã cất"


_P = Pile
OPEN_PILES = (_P.WAITING, _P.REVIEW, _P.AUTOMATIC, _P.SPAM)

MAIL_FLOW: Flow[Pile] = Flow(
    _P.WAITING,
    [
        Step("register", OPEN_PILES, _P.REGISTERED, "Ghi vào sổ ý kiến"),
        Step("add", OPEN_PILES, _P.ADDED, "Bổ sung vào ý kiến"),
        Step("put_away", OPEN_PILES, _P.PUT_AWAY, "Cất đi"),
        Step("doubt", (_P.WAITING,), _P.REVIEW, "Cần xem lại"),
        Step("recognise", (_P.WAITING,), _P.AUTOMATIC, "Thư tự động"),
        Step("spam", (_P.WAITING, _P.REVIEW, _P.AUTOMATIC), _P.SPAM, "Là thư rác"),
        Step("take_back", (_P.SPAM, _P.AUTOMATIC, _P.REVIEW, _P.PUT_AWAY), _P.WAITING, "Đưa về Thư đến"),
    ],
)


class SourceKind(models.TextChoices):
    OFF = "off", "Không nhận thư"
    IMAP = "imap", "Hộp thư trên máy chủ (IMAP)"
    MAILDIR = "maildir", "Thư mục Maildir trên máy này"
