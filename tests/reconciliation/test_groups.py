import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.models import Group, GroupKind
from geo.reconciliation.groups import common_parent, contains, label, overlap, stand_for

PEOPLE, CIVILIANS, CHILDREN, WOMEN = (
    Group(kind) for kind in (GroupKind.PEOPLE, GroupKind.CIVILIAN, GroupKind.CHILD, GroupKind.WOMAN)
)
SOLDIERS, TURKISH, SYRIAN = (Group(GroupKind.COMBATANT, party=party) for party in (None, "TR", "SY"))
MIGRANTS, REFUGEES = Group(GroupKind.MIGRANT), Group(GroupKind.REFUGEE)
SYRIAN_REFUGEES, AFGHAN_REFUGEES = (Group(GroupKind.REFUGEE, nationality=code) for code in ("SY", "AF"))
SYRIANS = Group(nationality="SY")

groups = st.sampled_from(
    [PEOPLE, CIVILIANS, CHILDREN, WOMEN, SOLDIERS, TURKISH, SYRIAN, MIGRANTS, REFUGEES, SYRIAN_REFUGEES, SYRIANS]
)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (CIVILIANS, TURKISH, False),
        (TURKISH, SYRIAN, False),
        (SYRIAN_REFUGEES, AFGHAN_REFUGEES, False),
        (CHILDREN, WOMEN, False),
        (CHILDREN, CIVILIANS, True),
        (CHILDREN, SYRIAN_REFUGEES, True),
        (PEOPLE, TURKISH, True),
        (MIGRANTS, SYRIAN_REFUGEES, True),
        (SYRIANS, SYRIAN_REFUGEES, True),
    ],
)
def test_overlap(one, other, shared):
    assert overlap(one, other) is overlap(other, one) is shared


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (PEOPLE, CIVILIANS, True),
        (SOLDIERS, TURKISH, True),
        (MIGRANTS, SYRIAN_REFUGEES, True),
        (SYRIANS, SYRIAN_REFUGEES, True),
        (PEOPLE, CHILDREN, False),
        (CIVILIANS, CHILDREN, False),
        (TURKISH, SYRIAN, False),
        (CIVILIANS, TURKISH, False),
    ],
)
def test_stand_for(one, other, same):
    assert stand_for(one, other) is stand_for(other, one) is same


@settings(deadline=None)
@given(groups, groups)
def test_common_parent_contains_both(one, other):
    parent = common_parent([one, other])
    assert contains(parent, one)
    assert contains(parent, other)
    assert overlap(parent, one)


def test_common_parent_is_the_narrowest():
    assert common_parent([TURKISH, SYRIAN]) == SOLDIERS
    assert common_parent([SYRIAN_REFUGEES, MIGRANTS]) == MIGRANTS
    assert common_parent([TURKISH]) == TURKISH
    assert common_parent([]) == PEOPLE


def test_label_is_in_words():
    assert [label(g) for g in (TURKISH, Group(GroupKind.AID_WORKER), SYRIAN_REFUGEES)] == [
        "combatant (TR)",
        "aid worker",
        "refugee (SY)",
    ]
