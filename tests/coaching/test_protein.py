from coaching.building.tips import protein_g


def test_a_runner_of_70_kg_is_told_of_21_g_of_protein_a_meal() -> None:
    assert protein_g(70) == 21


def test_grams_of_protein_are_whole() -> None:
    assert protein_g(66) == 20
