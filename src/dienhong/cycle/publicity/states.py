"""Ways by which people hear of a dialogue."""

from django.db import models


class Channel(models.TextChoices):
    """The eight channels of Nghị định số 49/2024/NĐ-CP as a commune speaks of them, and the meeting of a village."""

    LOUDSPEAKER = "loudspeaker", "Loa truyền thanh"
    COMMUNE_BOARD = "commune_board", "Niêm yết tại trụ sở xã"
    VILLAGE_BOARD = "village_board", "Niêm yết tại nhà văn hóa thôn"
    MEETING = "meeting", "Họp thôn, báo tận hộ"
    SMS = "sms", "Tin nhắn điện thoại"
    ZALO = "zalo", "Zalo"
    FACEBOOK = "facebook", "Facebook"
    EMAIL = "email", "Thư điện tử"
    LEAFLET = "leaflet", "Tờ rơi, áp phích"


class Matter(models.TextChoices):
    NOTICE = "notice", "Thông báo đối thoại"
    RESULT = "result", "Kết quả đối thoại"


BOARDS = (Channel.COMMUNE_BOARD, Channel.VILLAGE_BOARD)
AT_HOME = (Channel.VILLAGE_BOARD, Channel.MEETING)
"""Channels that come to one village alone."""
REACHING = (Channel.LOUDSPEAKER, Channel.VILLAGE_BOARD, Channel.MEETING, Channel.SMS, Channel.LEAFLET)
"""Channels that come to people where they live; the others must be looked for."""
EVERYWHERE = (Channel.LOUDSPEAKER, Channel.SMS, Channel.LEAFLET)
"""Channels that, used for the whole commune, come to each of its villages."""
