"""What touches what: feet on the ground, hands on the weight, nothing below the floor, the body in balance."""

from collections.abc import Iterator

from bot.pictures.figure import equipment
from bot.pictures.figure.blend import Moment
from bot.pictures.figure.drawing import Take
from bot.pictures.figure.limbs import Mixed
from bot.pictures.figure.shapes import body_shapes
from bot.pictures.figure.skeleton import SIDES, Skeleton, centre_of_mass
from bot.pictures.figure.vectors import Vec, distance
from data.figure_script import Figure
from data.figure_values import Foot, Hand

ON = 0.15  # so near to a surface a foot stands on it
SINKS = 2.0  # so far flesh may give
SLIDES = 0.9
BAR_OFF = 4.0  # 7 cm, for a body of 175 cm
FREE = 3.0  # how far the centre of mass may lie outside of the drawn feet: muscles hold it


def surfaces(figure: Figure) -> list[tuple[Vec, Vec]]:
    """The tops of what one can stand on: the lowest and the highest corner of each."""
    found = []
    for prop in figure.props:
        if prop.kind in equipment.SURFACES and prop.at:
            (x, y, z), (length, height, width) = prop.at, equipment.size(prop)
            found.append(((x - length / 2, y + height, z - width / 2), (x + length / 2, y + height, z + width / 2)))
    return found


def height_under(figure: Figure, point: Vec) -> float:
    """How high the surface is under a point."""
    tops = [
        low[1]
        for low, high in surfaces(figure)
        if low[0] - 2 <= point[0] <= high[0] + 2 and low[2] - 2 <= point[2] <= high[2] + 2 and low[1] <= point[1] + 1
    ]
    return max([0.0, *tops])


def standing_points(figure: Figure, skeleton: Skeleton) -> dict[str, Vec]:
    """The heels and balls that lie on a surface."""
    points = {f"{side}_{name}": skeleton.points[f"{side}_{name}"] for side in SIDES for name in ("heel", "ball")}
    return {name: at for name, at in points.items() if abs(at[1] - height_under(figure, at)) <= ON}


def sinking(skeleton: Skeleton) -> Iterator[str]:
    """Flesh below the floor."""
    lowest = min((at[1] - radius, shape.tone) for shape in body_shapes(skeleton) for at, radius in shape.balls)
    if lowest[0] < -SINKS:
        yield f"{lowest[1]} {-lowest[0]:.1f} below the floor"


def sliding(shot: Take) -> Iterator[str]:
    """Feet that stand and yet move, since they last came down."""
    since: dict[str, Vec] = {}
    for beat, skeleton in zip(shot.beats, shot.skeletons, strict=True):
        standing = standing_points(shot.figure, skeleton)
        since = {name: since.get(name, at) for name, at in standing.items()}
        for name, at in standing.items():
            far = distance(since[name], at)
            if far > SLIDES and not _may_slide(getattr(beat.moment, f"{name.partition('_')[0]}_leg")):
                yield f"{name} slides by {far:.1f} on the way to {beat.word}"
                since[name] = at


def _may_slide(rule: object) -> bool:
    match rule:
        case Mixed(first, second):
            return _may_slide(first) or _may_slide(second)
        case Foot(slide=slide):
            return slide
        case _:
            return False


def empty_hands(figure: Figure, skeleton: Skeleton) -> Iterator[str]:
    """Weights and bars that no hand holds."""
    for prop in figure.props:
        hands = [skeleton.points[f"{side}_hand"] for side in SIDES]
        if prop.kind == "barbell":
            bar = skeleton.points[prop.on] if prop.at is None else skeleton.place(prop.on).point(prop.at)
            off = max(((hand[0] - bar[0]) ** 2 + (hand[1] - bar[1]) ** 2) ** 0.5 for hand in hands)
        elif prop.kind == "bar" and prop.at and prop.at[1] > 60:
            off = max(((hand[0] - prop.at[0]) ** 2 + (hand[1] - prop.at[1]) ** 2) ** 0.5 for hand in hands)
        elif prop.on == "hands":
            off = max(distance(hand, skeleton.points["hands"]) for hand in hands) - 1.5
        else:
            continue
        if off > 2.5 and prop.kind != "rope":
            yield f"a hand is {off:.1f} from the {prop.kind}"


def bar_away(figure: Figure, skeleton: Skeleton) -> Iterator[str]:
    """A barbell that is not over the middle of the feet, where both stand."""
    standing = standing_points(figure, skeleton)
    for prop in figure.props:
        if prop.kind == "barbell" and prop.at is None and len(standing) == 4:
            middle = sum(at[0] for at in standing.values()) / 4 + 0.5
            off = skeleton.points[prop.on][0] - middle
            if abs(off) > BAR_OFF:
                yield f"the bar is {off:.1f} from mid-foot"


def supported(figure: Figure, moment: Moment, skeleton: Skeleton) -> bool:
    """Whether something else than the feet carries: a hand on a thing, a knee, the seat, a back."""
    held = any(isinstance(rule, Hand) and rule.on == "world" for rule in (moment.near_arm, moment.far_arm))
    low = min(skeleton.points[name][1] for name in ("near_knee", "far_knee")) < 6
    seat = any(
        skeleton.points[one][1] - height_under(figure, skeleton.points[one]) < 12 for one in ("pelvis", "blades")
    )
    wall = any(prop.kind in {"wall", "bar", "side_wall", "post", "roller", "roller_along"} for prop in figure.props)
    return held or low or seat or wall


def toppling(shot: Take, number: int) -> Iterator[str]:
    """A centre of mass that lies beside the feet where nothing else carries."""
    skeleton, beat, figure = shot.skeletons[number], shot.beats[number], shot.figure
    standing = standing_points(figure, skeleton)
    if not beat.key or not standing or supported(figure, beat.moment, skeleton):
        return
    for name in list(standing):
        if name.endswith("_ball"):
            standing[f"{name}_toe"] = skeleton.points[name.replace("ball", "toe")]
    centre = centre_of_mass(skeleton, equipment.loads(figure))
    for axis, word in ((0, "forward"), (2, "sideways")):
        low, high = (pick(at[axis] for at in standing.values()) for pick in (min, max))
        if not low - FREE <= centre[axis] <= high + FREE:
            yield f"the weight lies {word} of the feet: {centre[axis]:.1f}, not {low:.1f} to {high:.1f}"
