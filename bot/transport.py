"""Requests to Telegram over aiohttp, at a fraction of what httpx costs; httpx stays, to fall back on by a setting.

Nothing is tried again here: whether a message may go out twice is for the sender to say. No redirect is followed, since
the address of every request holds the token, and for the same reason no error carries an address.
"""

import io
import json
import logging
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import msgspec
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponseError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram import error as library
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.log import redact
from bot.settings import HTTPX, Secret
from bot.trust import Trust, trusted

log = logging.getLogger(__name__)

CONNECTIONS = 256
POLLING_CONNECTIONS = 2
"""The long poll has connections of its own, so that no message ever waits for one that it holds."""
ANSWER_S = 15.0
"""How long Telegram may take to answer. With the next two it stays within what the sender's lease leaves."""
CONNECT_S = 5.0
WRITE_S = 5.0
UPLOAD_S = 20.0
"""Instead of `WRITE_S` where a file goes out."""
POOL_S = 5.0
"""How long a request may wait for one of the connections."""
_NAMES_KEPT_S = 60
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {"User-Agent": BaseRequest.USER_AGENT, "Accept-Encoding": "identity"}  # to unpack costs more than it saves
_JSON = {"Content-Type": "application/json"}
_DEFAULT = BaseRequest.DEFAULT_NONE
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def pools(transport: str, api_url: str, proxy: Secret | None) -> tuple[BaseRequest, BaseRequest]:
    """Two pools of connections: for the long poll, and for all else. `proxy` wins over the environment's."""
    if transport == HTTPX:
        return _httpx_pool(POLLING_CONNECTIONS, api_url, proxy), _httpx_pool(CONNECTIONS, api_url, proxy)
    through = proxy.reveal if proxy else environment_proxy(api_url)
    trust = trusted(api_url, through)
    return (
        AiohttpRequest(POLLING_CONNECTIONS, proxy=through, trust=trust),
        AiohttpRequest(CONNECTIONS, proxy=through, trust=trust),
    )


def _httpx_pool(connections: int, api_url: str, proxy: Secret | None) -> HTTPXRequest:
    return _HttpxRequest(
        connections,
        read_timeout=ANSWER_S,
        write_timeout=WRITE_S,
        connect_timeout=CONNECT_S,
        pool_timeout=POOL_S,
        media_write_timeout=UPLOAD_S,
        proxy=proxy.reveal if proxy else None,
        httpx_kwargs={"trust_env": urlsplit(api_url).hostname not in _LOOPBACK},
    )


def environment_proxy(api_url: str) -> str | None:
    """What `https_proxy`, `http_proxy` or `all_proxy` say for this address, heeding `no_proxy`; read once.

    aiohttp's own `trust_env` is left off: it reads the environment and `~/.netrc` anew, in a thread, at each request,
    and would send what `.netrc` holds along.
    """
    parts, known = urlsplit(api_url), getproxies_environment()
    found = known.get(parts.scheme) or known.get("all")
    if not found or parts.hostname in _LOOPBACK or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    found = found if "://" in found else f"http://{found}"
    if urlsplit(found).scheme not in {"http", "https"}:
        log.warning("the environment names a proxy of a kind that is not supported, and goes unheeded")
        return None
    return found


class AiohttpRequest(BaseRequest):
    """One pool of connections, open from `initialize` to `shutdown`, and again after the next `initialize`."""

    def __init__(
        self, connections: int, *, read_timeout: float = ANSWER_S, proxy: str | None = None, trust: Trust = True
    ) -> None:
        self._connections = connections
        self._trust = trust
        self._read_timeout = read_timeout
        self._proxy = proxy
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            connector = TCPConnector(limit=self._connections, ttl_dns_cache=_NAMES_KEPT_S, ssl=self._trust)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar(), headers=_HEADERS)

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - the library's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _DEFAULT,
        write_timeout: Any = _DEFAULT,
        connect_timeout: Any = _DEFAULT,
        pool_timeout: Any = _DEFAULT,
    ) -> tuple[int, bytes]:
        """The answer's status and body.

        Raises:
            TimedOut: the connection, the writing or the answer took too long.
            BadRequest: what should be sent cannot be written as text.
            NetworkError: anything else that left us without a whole answer.
        """
        files = request_data is not None and request_data.contains_files
        limits = _limits(
            _given(read_timeout, self._read_timeout),
            _given(write_timeout, UPLOAD_S if files else WRITE_S),
            _given(connect_timeout, CONNECT_S),
            _given(pool_timeout, POOL_S),
        )
        return await self._answered(url, method, request_data, limits)

    async def _answered(
        self, url: str, method: str, data: RequestData | None, limits: ClientTimeout
    ) -> tuple[int, bytes]:
        """As `do_request`, turning faults into the library's."""
        try:
            return await self._exchange(url, method, data, limits)
        except TimeoutError:
            fault: library.TelegramError = library.TimedOut()
        except UnicodeEncodeError:
            fault = library.BadRequest("the text holds a half character, which cannot be sent")
        except (ClientError, OSError, ValueError) as error:
            fault = library.NetworkError(_described(error))
        raise fault  # out here, where it has no context: aiohttp's own error may hold the address

    async def _exchange(
        self, url: str, method: str, data: RequestData | None, limits: ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the connections are not open")
        body, headers = _body(data)
        async with self._session.request(
            method, url, data=body, headers=headers, timeout=limits, proxy=self._proxy, allow_redirects=False
        ) as answer:
            if 300 <= answer.status < 400:
                raise library.NetworkError(f"answered with a redirect ({answer.status}), which is not followed")
            return answer.status, await answer.read()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        return parsed(payload)


class _HttpxRequest(HTTPXRequest):
    """The library's own, reading answers as strictly as ours."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        return parsed(payload)


def parsed(payload: bytes) -> dict[str, Any]:
    """The answer as an object.

    Raises:
        TelegramError: it is none. What came instead is not logged: it may be anybody's page.
    """
    try:
        found = _decode(payload)
    except ValueError:
        found = _leniently(payload)
    if not isinstance(found, dict) or not found.keys() & {"result", "description"}:
        raise library.TelegramError("Invalid server response")
    return found


def _leniently(payload: bytes) -> Any:
    """Half characters are no reason to lose a batch of updates."""
    try:
        return json.loads(payload.decode("utf-8", "replace"))
    except ValueError:
        return None


def _given(value: Any, default: float) -> float | None:
    """The library marks what was not given; None means no limit."""
    return default if value is _DEFAULT else value


def _limits(read: float | None, write: float | None, connect: float | None, pool: float | None) -> ClientTimeout:
    """One limit over all, since aiohttp limits neither the writing nor an answer that comes drop by drop."""
    reach = None if connect is None or pool is None else connect + pool
    total = None if reach is None or read is None or write is None else reach + write + read
    return ClientTimeout(total=total, connect=reach, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str] | None]:
    """JSON, which is cheaper to write and to read than a form; a form where files go along."""
    if data is None:
        return None, None
    if not data.contains_files:
        return _encode(data.parameters), _JSON
    form = FormData(quote_fields=False)  # names of files as browsers write them
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=kind)
    return form, None


def _described(error: Exception) -> str:
    """What went wrong. Of most errors only the kind: their texts quote addresses and answers."""
    kind = type(error).__name__
    match error:
        case ClientConnectorError():
            return redact(f"{kind}: {error}")
        case ClientResponseError(status=status) if status:
            return f"{kind} ({status})"
        case _:
            return kind
