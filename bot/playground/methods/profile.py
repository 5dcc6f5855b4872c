"""What the bot says of itself: commands, descriptions, the menu button."""

import re
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.methods.call import Call, Method
from bot.playground.state import Json

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")


def _get_me(call: Call) -> Json:
    abilities: Json = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    more = {"can_connect_to_business": False, "has_main_web_app": False, "has_topics_enabled": False}
    more |= {"allows_users_to_create_topics": False, "can_manage_bots": False, "supports_guest_queries": False}
    return call.world.bot | abilities | more


def _scope(call: Call) -> str:
    """The scope as one word: "default", "all_private_chats", "chat:1" ..."""
    scope = call.params.json("scope", "Can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict) or not isinstance(scope.get("type"), str):
        raise bad_request("Can't parse BotCommandScope: Can't find field \"type\"")
    if "chat_id" in scope:
        chat_id = scope["chat_id"]
        call.world.known(int(chat_id) if str(chat_id).lstrip("-").isdecimal() else None)
        return f"{scope['type']}:{chat_id}"
    return str(scope["type"])


def _language(call: Call) -> str:
    language = call.params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("Invalid language code specified")
    return language


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("Can't parse BotCommand: BotCommand must be an Object")
    for name in ("command", "description"):
        if not isinstance(item.get(name), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command, description = item["command"].removeprefix("/").lower(), item["description"].strip()
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def _set_commands(call: Call) -> bool:
    given = call.params.json("commands", "Can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("Can't parse commands: Expected an Array of BotCommand")
    if len(given) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.profile.commands[_scope(call), _language(call)] = [_command(item) for item in given]
    _tell(call)
    return True


def _get_commands(call: Call) -> list[Json]:
    return call.world.profile.commands.get((_scope(call), _language(call)), [])


def _delete_commands(call: Call) -> bool:
    call.world.profile.commands.pop((_scope(call), _language(call)), None)
    _tell(call)
    return True


def _set_text(call: Call, texts: dict[str, str], name: str, limit: int) -> bool:
    text = call.params.text(name).strip()
    if len(text) > limit:
        raise bad_request(f"Bot {name.replace('_', ' ')} is too long")
    texts[_language(call)] = text
    _tell(call)
    return True


def _get_text(call: Call, texts: dict[str, str], name: str) -> Json:
    return {name: texts.get(_language(call)) or texts.get("", "")}


def _tell(call: Call) -> None:
    call.world.remember("profile", profile=call.world.profile)
    for chat in [*call.world.chats.values(), *call.world.unopened.values()]:
        chat.bell.ring()


def _set_menu_button(call: Call) -> bool:
    given = call.params.json("menu_button", "Can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(given, dict) or given.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    call.world.profile.menu_button = {"type": "commands"} if given["type"] == "default" else given
    _tell(call)
    return True


METHODS: dict[str, Method] = {
    "getMe": _get_me,
    "setMyCommands": _set_commands,
    "getMyCommands": _get_commands,
    "deleteMyCommands": _delete_commands,
    "setMyDescription": lambda call: _set_text(call, call.world.profile.descriptions, "description", 512),
    "getMyDescription": lambda call: _get_text(call, call.world.profile.descriptions, "description"),
    "setMyShortDescription": lambda call: _set_text(
        call, call.world.profile.short_descriptions, "short_description", 120
    ),
    "getMyShortDescription": lambda call: _get_text(call, call.world.profile.short_descriptions, "short_description"),
    "setMyName": lambda call: _set_text(call, call.world.profile.names, "name", 64),
    "getMyName": lambda call: {"name": call.world.profile.names.get(_language(call)) or call.world.profile.name},
    "setChatMenuButton": _set_menu_button,
    "getChatMenuButton": lambda call: call.world.profile.menu_button,
}
