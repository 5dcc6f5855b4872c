"""Colours by what they mean, light and dark. The hues are Okabe and Ito's, which colour-blind people can tell apart.

No meaning hangs on a colour alone: each has a shape, a mark or a word beside it.
"""

from msgspec import Struct


class Theme(Struct, frozen=True, kw_only=True):
    """One set of colours, "#rrggbb".

    Text stands in `ink` (or `muted`, for what is second) on `ground` or `panel`, in `on_accent` on `accent`. `accent`
    is what was done or counts, `soft` the same with less weight, `other` what is set against it, `mark` a best, a race,
    today. `heat` goes from little to much; `on_heat` is the ink on each step.
    """

    ground: str
    panel: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    soft: str
    other: str
    mark: str
    body: str
    heat: tuple[str, str, str, str, str]
    on_heat: tuple[str, str, str, str, str]


LIGHT = Theme(
    ground="#ffffff",
    panel="#f1f3f5",
    ink="#16191d",
    muted="#545c66",
    line="#cfd4da",
    accent="#0072b2",
    on_accent="#ffffff",
    soft="#b9d9ec",
    other="#d55e00",
    mark="#d55e00",
    body="#dfe3e8",
    heat=("#fbe0cb", "#f7bd8e", "#ee9350", "#b94f0e", "#8a3503"),
    on_heat=("#16191d", "#16191d", "#16191d", "#ffffff", "#ffffff"),
)
DARK = Theme(
    ground="#14181d",
    panel="#20262d",
    ink="#f1f3f5",
    muted="#a9b2bc",
    line="#3c454f",
    accent="#56b4e9",
    on_accent="#0d1115",
    soft="#24536e",
    other="#e69f00",
    mark="#e69f00",
    body="#3a434d",
    heat=("#5b3a20", "#8a4f1c", "#bd6c1e", "#ec9a3f", "#ffd19a"),
    on_heat=("#f1f3f5", "#f1f3f5", "#0d1115", "#0d1115", "#0d1115"),
)
GREY = Theme(
    ground="#ffffff",
    panel="#f3f3f3",
    ink="#000000",
    muted="#4a4a4a",
    line="#bdbdbd",
    accent="#333333",
    on_accent="#ffffff",
    soft="#d0d0d0",
    other="#8a8a8a",
    mark="#000000",
    body="#e0e0e0",
    heat=("#dcdcdc", "#bcbcbc", "#989898", "#606060", "#262626"),
    on_heat=("#000000", "#000000", "#000000", "#ffffff", "#ffffff"),
)
"""For paper."""


def theme(*, dark: bool) -> Theme:
    """The colours of a picture on a screen."""
    return DARK if dark else LIGHT


def step(score: int) -> int:
    """Which step of `heat` a score of 1 to 10 has."""
    return min(4, max(0, (score - 1) // 2))
