"""The stand-in is for this machine and for its own page only."""

import io
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.playground.playground import Playground


async def status(address: str, method: str = "GET", **parts: object) -> int:
    async with aiohttp.ClientSession() as session, session.request(method, address, **parts) as answer:  # type: ignore[arg-type] # passed on
        return answer.status


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "example.org", ""])  # noqa: S104 - refused, that is the test
async def test_it_listens_on_loopback_only(host: str) -> None:
    playground = Playground(now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="listens on loopback only"):
        await playground.start(host)


@pytest.mark.parametrize("path", ["/", "/bot7700000000:playground/getMe", "/playground/events"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example:1"]
)
async def test_a_foreign_name_for_this_machine_is_refused(playground: Playground, path: str, host: str) -> None:
    assert await status(playground.url + path, headers={"Host": host}) == 403


async def test_its_own_names_are_served(playground: Playground) -> None:
    port = playground.url.rpartition(":")[2]
    assert await status(f"http://127.0.0.1:{port}/") == 200
    assert await status(playground.url, headers={"Host": f"localhost:{port}"}) == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_foreign_page_cannot_write(playground: Playground, origin: str) -> None:
    say = f"{playground.url}/playground/say?user=1"
    assert await status(say, "POST", json={"text": "hi"}, headers={"Origin": origin}) == 403
    assert playground.pending_updates == 0
    assert await status(say, "POST", json={"text": "hi"}, headers={"Origin": playground.url}) == 204


async def test_a_form_cannot_write(playground: Playground) -> None:
    """A form needs no permission to be sent across origins, JSON does."""
    assert await status(f"{playground.url}/playground/say?user=1", "POST", data={"text": "hi"}) == 415
    assert await status(f"{playground.url}/playground/say?user=1", "POST", json=["hi"]) == 400


async def test_a_port_in_use_is_said(playground: Playground) -> None:
    other = Playground(now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(OSError, match="address already in use"):
        await other.start(port=int(playground.url.rpartition(":")[2]))


async def test_no_file_of_the_machine_is_served(playground: Playground) -> None:
    for path in ("/static/..%2Fserver.py", "/static/server.py", "/playground/file/..%2F..%2Fserver.py", "/static/"):
        assert await status(playground.url + path) == 404
    wrong = f"{playground.url}/file/bot1:wrong/documents/x"
    assert await status(wrong) == 404


async def test_a_huge_body_is_refused(playground: Playground) -> None:
    address = f"{playground.base_url}{playground.token}/sendMessage"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert await status(address, "POST", data=io.BytesIO(b"x" * (51 * 1024 * 1024)), headers=form) == 413
