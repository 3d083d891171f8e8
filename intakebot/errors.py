"""The errors that cross rooms. Each says whose turn it is to mend something."""


class IntakebotError(Exception):
    """The root of all errors that we raise on purpose."""


class CallerError(IntakebotError):
    """The caller sent something that can't be done; ``code`` is stable, the text is for people."""

    code = "bad_request"
    status = 400

    def __init__(self, text: str = "", *, code: str = "") -> None:
        super().__init__(text or self.__doc__ or "")
        self.code = code or self.code


class NotAllowed(CallerError):
    """You may not do that."""

    code = "forbidden"
    status = 403


class NotSignedIn(CallerError):
    """Sign in first."""

    code = "unauthenticated"
    status = 401


class NotFound(CallerError):
    """There is nothing here, or nothing that you may see."""

    code = "not_found"
    status = 404


class Conflict(CallerError):
    """That does not fit what is there now; look again."""

    code = "conflict"
    status = 409


class TooMany(CallerError):
    """That was too often; try again in a while."""

    code = "too_many"
    status = 429

    def __init__(self, text: str = "", *, retry_after: int = 1) -> None:
        super().__init__(text)
        self.retry_after = retry_after


class TooLarge(CallerError):
    """That is larger than what we take."""

    code = "too_large"
    status = 413


class WrongKind(CallerError):
    """We don't take files of this kind."""

    code = "wrong_kind"
    status = 415


class StartRefused(IntakebotError):
    """The operator's settings would not be safe or cannot work; the text says which and why."""
