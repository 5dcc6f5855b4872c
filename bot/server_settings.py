"""Reads the settings of what listens, the webhook and the health page, and of the proxy on the way out.

Each raises a WrongSettingError that says how to mend it.
"""

import re
from ipaddress import ip_address

THIS_MACHINE = "127.0.0.1"
WEBHOOK_PORTS = {443, 80, 88, 8443}
"""The only ones that Telegram connects to."""


class WrongSettingError(Exception):
    """A setting cannot be used. The text goes on after its name: what is wrong, and how to mend it."""


def webhook_url(text: str) -> str:
    """An address that Telegram can post to."""
    found = re.fullmatch(r"(https?)://([A-Za-z0-9.-]+)(?::([0-9]{1,5}))?(/[A-Za-z0-9._~/-]*)?", text)
    scheme, host, port, _ = found.groups() if found else ("", "", "", "")
    here = host in {THIS_MACHINE, "localhost"}  # a Bot API server of one's own, or the local chat
    if not (scheme == "https" or (scheme == "http" and here)):
        raise WrongSettingError(
            "is not an address that Telegram can post to. Give one such as https://coach.example.org/telegram"
        )
    if not here and port and int(port) not in WEBHOOK_PORTS:
        raise WrongSettingError("has a port that Telegram does not connect to. Take 443, 80, 88 or 8443.")
    return text


def secret(text: str) -> str:
    """As Telegram allows it, and long enough not to be guessed."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", text):
        raise WrongSettingError(
            "cannot be used. Give 16 to 256 letters, digits, _ or -, or take the line out: one is made of the token."
        )
    return text


def host(text: str) -> str:
    """An IP address to listen on."""
    try:
        return str(ip_address(text))
    except ValueError:
        raise WrongSettingError(
            f"is not an IP address. Give {THIS_MACHINE} for this machine only, 0.0.0.0 for every address that it has."
        ) from None


def proxy(text: str) -> str:
    """The address of an HTTP proxy, with its password if it has one."""
    if not re.fullmatch(r"https?://([^\s:/@]+(:[^\s/@]+)?@)?[^\s:/?#@]+(:[0-9]{1,5})?/?", text):
        raise WrongSettingError(
            "is not the address of an HTTP proxy. Give one such as http://host:3128 or http://user:password@host:3128."
        )
    return text
