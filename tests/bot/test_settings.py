import os
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.settings import KNOWN, Secret, SettingsError, load

TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KNOWN:
        monkeypatch.delenv(name, raising=False)


def env_file(folder: Path, text: str) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load(path)
    return caught.value.faults


def test_nothing_set_means_the_local_chat_with_a_file_of_its_own(tmp_path: Path) -> None:
    settings = load(tmp_path / ".env")
    assert settings.local_chat
    assert settings.database.reveal == "sqlite:///.local/local-chat.db"
    assert settings.port is None


def test_a_token_means_telegram_with_another_file(tmp_path: Path) -> None:
    settings = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\n"))
    assert settings.token == Secret(TOKEN)
    assert settings.database.reveal == "sqlite:///.local/coach.db"
    assert settings.api_url == "https://api.telegram.org"


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_PORT", "9001")
    assert load(env_file(tmp_path, "PLAYGROUND_PORT=9000\n")).port == 9001


def test_empty_values_count_as_not_set(tmp_path: Path) -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    assert load(env_file(tmp_path, example)) == load(tmp_path / "none")


def test_a_name_without_a_value_counts_as_not_set(tmp_path: Path) -> None:
    assert load(env_file(tmp_path, "PLAYGROUND_PORT\nexport LOG_LEVEL=error\n")) == replace(
        load(tmp_path / "none"), log_level=40
    )


def test_reading_the_file_leaves_the_environment_alone(tmp_path: Path) -> None:
    before = dict(os.environ)
    load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\n"))
    assert dict(os.environ) == before


def test_the_example_documents_every_setting_and_no_other() -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == sorted(KNOWN)


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = (
        f"TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_API_URL=http://localhost:8081/\nTELEGRAM_MESSAGES_PER_SECOND=1000\n"
        "DATABASE_URL=postgresql://me:word@host/coach\nOWNER_IDS=12, 34\nLOG_LEVEL=debug\n"
    )
    settings = load(env_file(tmp_path, text))
    assert settings.api_url == "http://localhost:8081"
    assert settings.per_second == 1000
    assert settings.database.reveal == "postgresql://me:word@host/coach"
    assert settings.owners == {12, 34}
    assert settings.log_level == 10


def test_every_fault_is_named_at_once_with_its_mend(tmp_path: Path) -> None:
    text = (
        "TELEGRAM_BOT_TOKEN=oops\nTELEGRAM_API_URL=api.telegram.org\nTELEGRAM_MESSAGES_PER_SECOND=0\n"
        "DATABASE_URL=mysql://x/y\nPLAYGROUND_PORT=70000\nLOG_LEVEL=loud\nOWNER_IDS=me\nTELEGRAM_TOKEN=1\n"
    )
    found = faults(env_file(tmp_path, text))
    assert [fault.split()[0] for fault in found] == [
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_API_URL",
        "DATABASE_URL",
        "PLAYGROUND_PORT",
        "LOG_LEVEL",
        "OWNER_IDS",
        "TELEGRAM_MESSAGES_PER_SECOND",
        "TELEGRAM_TOKEN",
    ]
    assert found[-1] == "TELEGRAM_TOKEN is no setting. Did you mean TELEGRAM_BOT_TOKEN?"
    assert all(fault.endswith((".", "?")) for fault in found)


@pytest.mark.parametrize("value", ["-1", "1.5", "eighty", "0", "99999999999", "\uff18\uff10"])
def test_a_port_that_is_none_is_a_fault(tmp_path: Path, value: str) -> None:
    assert "PLAYGROUND_PORT is not a whole number" in faults(env_file(tmp_path, f"PLAYGROUND_PORT={value}\n"))[0]


def test_a_faulty_token_is_not_repeated_in_the_fault(tmp_path: Path) -> None:
    assert "hunter2" not in " ".join(faults(env_file(tmp_path, "TELEGRAM_BOT_TOKEN=hunter2\n")))


def test_an_unknown_variable_with_a_prefix_of_ours_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_PROT", "1")
    assert faults(tmp_path / ".env") == ("PLAYGROUND_PROT is no setting. Did you mean PLAYGROUND_PORT?",)


def test_settings_show_no_secret(tmp_path: Path) -> None:
    settings = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\nDATABASE_URL=postgresql://me:word@host/coach\n"))
    assert TOKEN not in f"{settings!r} {settings}"
    assert "word" not in repr(settings)


@pytest.mark.parametrize(
    "url",
    [
        "https://coach.example.org",
        "https://coach.example.org/telegram",
        "https://coach.example.org:8443/a/b-c_d",
        "http://127.0.0.1:8081/telegram",
        "http://localhost:5000/x",
    ],
)
def test_a_webhook_address_that_telegram_can_post_to(tmp_path: Path, url: str) -> None:
    settings = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\nWEBHOOK_URL={url}\n"))
    assert (settings.webhook_url, settings.webhook_port, settings.host) == (url, 8081, "127.0.0.1")


@pytest.mark.parametrize(
    "url", ["coach.example.org", "http://coach.example.org/x", "https://x.org:5000/x", "https://x.org/{a}", "https://"]
)
def test_a_webhook_address_that_telegram_cannot_post_to_is_a_fault(tmp_path: Path, url: str) -> None:
    assert faults(env_file(tmp_path, f"WEBHOOK_URL={url}\n"))[0].startswith("WEBHOOK_URL ")


def test_without_a_webhook_address_updates_are_asked_for_and_nothing_listens(tmp_path: Path) -> None:
    settings = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\nWEBHOOK_PORT=9000\n"))
    assert settings.webhook_url == ""
    assert settings.health_port is None


def test_the_webhook_secret_is_made_of_the_token_alike_in_each_process_or_is_the_one_given(tmp_path: Path) -> None:
    one = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\n"))
    same = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\nWEBHOOK_PORT=9000\n"))
    another = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN.replace('AAH', 'AAX')}\n"))
    given = load(env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\nWEBHOOK_SECRET={'s' * 16}\n"))
    assert one.webhook_secret == same.webhook_secret != another.webhook_secret
    assert re.fullmatch(r"[A-Za-z0-9_-]{32,256}", one.webhook_secret.reveal)
    assert given.webhook_secret == Secret("s" * 16)
    assert {one.webhook_secret.reveal, TOKEN} <= set(one.secrets)
    assert "s" * 16 in given.secrets
    assert "s" * 16 not in repr(given)


@pytest.mark.parametrize("secret", ["short", "s" * 257, "a secret with spaces", "sécret-sécret-sécret"])
def test_a_webhook_secret_that_cannot_be_used_is_a_fault_that_does_not_repeat_it(tmp_path: Path, secret: str) -> None:
    (fault,) = faults(env_file(tmp_path, f"WEBHOOK_SECRET='{secret}'\n"))
    assert fault.startswith("WEBHOOK_SECRET cannot be used")
    assert secret not in fault


@pytest.mark.parametrize(("host", "good"), [("10.0.0.1", True), ("::1", True), ("localhost", False), ("1.2.3", False)])
def test_the_address_to_listen_on_is_an_ip_address(tmp_path: Path, host: str, good: bool) -> None:
    path = env_file(tmp_path, f"LISTEN_HOST={host}\n")
    if good:
        assert load(path).host == host
    else:
        assert faults(path)[0].startswith("LISTEN_HOST is not an IP address")
