"""What a family keeps may grow in one thread while another asks for another policy."""

from concurrent.futures import ThreadPoolExecutor

from geo.models import Policy
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import REGISTRY, SARAQIB, on


class Interrupted(int):
    """A number that lets another thread go on whenever it is looked up."""

    meanwhile = staticmethod(lambda: None)

    def __hash__(self):
        with ThreadPoolExecutor(1) as other:
            other.submit(self.meanwhile).result()
        return int(self)


def test_another_policy_can_be_asked_for_while_series_are_worked_out():
    known = reconcile([on(n, SARAQIB, f"2020-{n}-{n}") for n in range(1, 4)], REGISTRY)
    (family,) = known.families.values()
    assert family.components == [[0, 1, 2]]
    kind, number = Interrupted(7), Interrupted(0)
    family.kept[kind] = {number: ["series"], 1: ["another"]}
    kept = family.kept[kind]
    kind.meanwhile = lambda: family.kept.setdefault(("kind", len(family.kept)), {})
    number.meanwhile = lambda: kept.setdefault(len(kept), [])
    found = family.with_policy(Policy.HIGHEST)
    kind.meanwhile = Interrupted.meanwhile
    assert found.kept[kind] == {0: ["series"]}
    assert len(kept) > len(found.kept[kind]) + 1
    assert len(family.kept) > 1
