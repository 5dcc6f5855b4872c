"""How the stand-in refuses: Telegram's own status codes and sentences."""


class ApiError(Exception):
    """A refusal as the Bot API words it.

    Attributes:
        code: the HTTP status, which is also `error_code` of the answer.
        description: Telegram's sentence, prefix included ("Bad Request: chat not found").
        retry_after: seconds to wait, for 429 only.
    """

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad_request(message: str) -> ApiError:
    """A 400. Like the Bot API server, it lowers the first letter unless the message is a constant in capitals."""
    constant = len(message) > 1 and (message[1] == "_" or message[1].isupper())
    return ApiError(400, "Bad Request: " + (message if constant else message[:1].lower() + message[1:]))


def forbidden(message: str) -> ApiError:
    """A 403: the chat does not want the bot."""
    return ApiError(403, f"Forbidden: {message}")


def conflict(message: str) -> ApiError:
    """A 409: two ways of getting updates at once."""
    return ApiError(409, f"Conflict: {message}")


def too_many_requests(seconds: int) -> ApiError:
    """A 429 that says how many seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", seconds)
