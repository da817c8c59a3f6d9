"""The kinds of refusal that people see: each carries a Vietnamese sentence that says what to do next."""


class DienHongError(Exception):
    """Base of every error with a message for people. `str(error)` is that message."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Refused(DienHongError):
    """A rule forbids it: the message says which and what would be allowed. `field` names the answer at fault."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Forbidden(DienHongError):
    """The actor may not do this here."""


class Missing(DienHongError):
    """There is no such record, or not for this actor."""

    def __init__(self, message: str = "Không tìm thấy nội dung này.") -> None:
        super().__init__(message)


class Overtaken(DienHongError):
    """Someone else was faster: the record is no longer in the state that the actor saw."""

    def __init__(
        self, message: str = "Có người vừa xử lý trước. Mời tải lại trang để xem tình trạng mới rồi thực hiện tiếp."
    ) -> None:
        super().__init__(message)
