"""The signs that stop all training until a professional has cleared the runner."""

from enum import StrEnum


class RedFlag(StrEnum):
    """The signs of rules 4.5, in its order."""

    HEART_LUNG = "heart_lung"
    DARK_URINE = "dark_urine"
    SWOLLEN_LEG = "swollen_leg"
    NUMB_SADDLE = "numb_saddle"
    BONE_STRESS = "bone_stress"
    TEAR = "tear"
    HOT_JOINT = "hot_joint"
    NERVE = "nerve"
    SYSTEMIC = "systemic"
    HEAD_INJURY = "head_injury"
    LOW_ENERGY = "low_energy"
