"""A second model of the register, for scripts/model-check: slow, short and by itself.

It knows units, teachers, classes and teaching assignments. A statement is carried out on a copy; it
is refused where the copy has a fault that the state did not have. Days are texts, whose order is theirs.
"""

import datetime
from dataclasses import dataclass

# Kinds of units that have grades, and so classes.
GRADED = {"kindergarten", "primary", "junior", "senior", "nine-year", "vocational"}


@dataclass(frozen=True)
class Dated:
    """A value that holds from days."""

    initial: str = None
    changes: tuple = ()

    def on(self, day):
        value = self.initial
        for start, later in self.changes:
            if start <= day:
                value = later
        return value

    def changed(self, start, value):
        """From that day until the next change it is otherwise."""
        rest = [change for change in self.changes if change[0] != start]
        return Dated(self.initial, tuple(sorted([*rest, (start, value)], key=lambda one: one[0])))

    def corrected(self, day, value):
        """What was recorded for that day was wrong from its beginning."""
        held = [start for start, _ in self.changes if start <= day]
        if not held:
            return Dated(value, self.changes)
        return Dated(
            self.initial,
            tuple(
                (start, value if start == held[-1] else old) for start, old in self.changes
            ),
        )

    @property
    def ever(self):
        return {self.initial, *(value for _, value in self.changes)}


@dataclass(frozen=True)
class Object:
    """An object of some kind: its dated and its plain values."""

    kind: str
    key: str
    dated: tuple
    plain: tuple

    @staticmethod
    def make(kind, key, dated, plain):
        return Object(kind, key, tuple(sorted(dated.items())), tuple(sorted(plain.items())))

    def __getitem__(self, name):
        return dict(self.dated + self.plain)[name]

    def on(self, day):
        """Its values on a day, as a list shows them."""
        values = {name: value.on(day) for name, value in self.dated}
        return {"id": self.key, **values, **dict(self.plain)}

    def with_dated(self, name, value):
        return Object.make(self.kind, self.key, {**dict(self.dated), name: value}, dict(self.plain))

    def with_plain(self, name, value):
        return Object.make(self.kind, self.key, dict(self.dated), {**dict(self.plain), name: value})


DATED = {
    "unit": ["name", "area", "parent"],
    "teacher": ["name", "unit", "category", "title", "leave"],
    "class": ["homeroom"],
    "teaching": [],
}
PLAIN = {
    "unit": ["kind", "retired"],
    "teacher": ["sex", "retired"],
    "class": ["unit", "entered", "number", "retired"],
    "teaching": ["teacher", "class", "subject", "from", "to"],
}
# By kind and field: the kind of object to which it refers.
REFERENCES = {
    ("unit", "parent"): "unit",
    ("teacher", "unit"): "unit",
    ("class", "unit"): "unit",
    ("class", "homeroom"): "teacher",
    ("teaching", "teacher"): "teacher",
    ("teaching", "class"): "class",
}


@dataclass(frozen=True)
class Answer:
    """What becomes of a statement, and why."""

    result: str
    why: str = ""


class Refused(Exception):
    pass


def day_before(day):
    return str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))


def faults(state):
    """What must not be, as a set of texts."""
    found = set()
    for kind, objects in state.items():
        for one in objects.values():
            for name, value in one.dated + one.plain:
                wanted = REFERENCES.get((kind, name))
                for key in (value.ever if isinstance(value, Dated) else {value}) - {None}:
                    if wanted and key not in state[wanted]:
                        found.add(f"{kind} {one.key} refers to {wanted} {key}")
    found |= cycles(state["unit"])
    found |= class_faults(state)
    found |= teaching_faults(state)
    return found


def cycles(units):
    days = {"0001-01-01"}
    for unit in units.values():
        days |= {start for start, _ in unit["parent"].changes}
    found = set()
    for day in days:
        for key in units:
            seen, above = {key}, key
            while above in units:
                above = units[above]["parent"].on(day)
                if above == key:
                    found.add(f"unit {key} is below itself")
                if above in seen:
                    break
                seen.add(above)
    return found


def class_faults(state):
    found, cohorts = set(), {}
    for group in state["class"].values():
        unit = state["unit"].get(group["unit"])
        if unit and unit["kind"] not in GRADED:
            found.add(f"class {group.key} is of a unit without grades")
        cohort = (group["unit"], group["entered"], group["number"])
        if cohort in cohorts:
            found.add(f"classes {group.key} and {cohorts[cohort]} are one cohort")
        cohorts[cohort] = group.key
    return found


def teaching_faults(state):
    found, same = set(), {}
    for one in state["teaching"].values():
        teacher = state["teacher"].get(one["teacher"])
        if teacher and teacher["retired"] and teacher["retired"] < one["from"]:
            found.add(f"{teacher.key} is not in post for {one.key}")
        if one["to"] and one["to"] < one["from"]:
            found.add(f"{one.key} ends before it begins")
        same.setdefault((one["teacher"], one["class"], one["subject"]), []).append(one)
    for group in same.values():
        group.sort(key=lambda one: one["from"])
        for first, second in zip(group, group[1:]):
            if not first["to"] or first["to"] >= second["from"]:
                found.add(f"{first.key} and {second.key} overlap")
    return found


class Model:
    """The states, and what each committed statement changed."""

    def __init__(self):
        self.state = {kind: {} for kind in DATED}
        self.faults = set()
        self.pending = []
        self.statements = {}

    def snapshot(self):
        return {kind: dict(objects) for kind, objects in self.state.items()}

    def restore(self, snapshot):
        self.state = snapshot
        self.faults = faults(snapshot)
        self.pending = []

    def committed(self, sequence):
        """The statements since the last commit are that one."""
        self.statements[sequence], self.pending = self.pending, []

    def forget_pending(self):
        """A transaction's statements have sequences that nobody was told."""
        self.pending = []

    def run(self, verb, key, values):
        noun, action = verb.split(" ")
        try:
            changes = getattr(self, action)(noun, key, {**values})
        except Refused as why:
            return Answer("refused", str(why))
        return self.apply(changes)

    def apply(self, changes):
        """Carries changes out, unless that makes a fault."""
        changes = [change for change in changes if change[2] != change[3]]
        if not changes:
            return Answer("unchanged")
        after = self.snapshot()
        for kind, key, _, new in changes:
            if new is None:
                del after[kind][key]
            else:
                after[kind][key] = new
        found = faults(after)
        if found - self.faults:
            return Answer("refused", ", ".join(sorted(found - self.faults)))
        self.state, self.faults = after, found
        self.pending += changes
        return Answer("done")

    def undo(self, sequence):
        changes = []
        state = self.snapshot()
        for kind, key, old, new in reversed(self.statements[sequence]):
            if state[kind].get(key) != new:
                return Answer("refused", f"{kind} {key} has changed since")
            changes.append((kind, key, new, old))
            state[kind][key] = old
            if old is None:
                del state[kind][key]
        return self.apply(changes)

    def found(self, kind, key):
        if key not in self.state[kind]:
            raise Refused(f"no {kind} {key}")
        return self.state[kind][key]

    # What the statements do: changes as kind, key, before, after.

    def add(self, kind, key, values):
        dated = {name: Dated(values.get(name) or None) for name in DATED[kind]}
        plain = {name: values.get(name) or None for name in PLAIN[kind]}
        wanted = REFERENCES.items()
        for (_, name), other in ((pair, other) for pair, other in wanted if pair[0] == kind):
            if values.get(name):
                self.found(other, values[name])
        new = Object.make(kind, key, dated, plain)
        old = self.state[kind].get(key)
        if old is None:
            return [(kind, key, None, new)]
        for name in DATED[kind]:
            if old[name].initial != new[name].initial:
                raise Refused(f"{key} is there with another {name}")
        for name in PLAIN[kind]:
            if name != "retired" and old[name] != new[name]:
                raise Refused(f"{key} is there with another {name}")
        return []

    def written(self, kind, values):
        """The fields of a change; what they refer to must be there."""
        fields = {}
        for name in DATED[kind]:
            if name in values:
                fields[name] = values[name] or None
                if fields[name] and (kind, name) in REFERENCES:
                    self.found(REFERENCES[kind, name], fields[name])
        return fields

    def set(self, kind, key, values):
        old = new = self.found(kind, key)
        for name, value in self.written(kind, values).items():
            new = new.with_dated(name, new[name].changed(values["from"], value))
        return [(kind, key, old, new)]

    def correct(self, kind, key, values):
        old = new = self.found(kind, key)
        for name, value in self.written(kind, values).items():
            new = new.with_dated(name, new[name].corrected(values["at"], value))
        return [(kind, key, old, new)]

    def retire(self, kind, key, values):
        old = self.found(kind, key)
        return [(kind, key, old, old.with_plain("retired", values["on"]))]

    def remove(self, kind, key, _):
        return [(kind, key, self.found(kind, key), None)]

    def end(self, kind, key, values):
        old = self.found(kind, key)
        return [(kind, key, old, old.with_plain("to", values["on"]))]

    def assign(self, _, teacher, values):
        self.found("teacher", teacher)
        self.found("class", values["class"])
        if values.get("to") and values["to"] < values["from"]:
            raise Refused("the days are the wrong way round")
        for one in self.state["teaching"].values():
            same = (one["teacher"], one["class"], one["subject"], one["from"])
            if same == (teacher, values["class"], values["subject"], values["from"]):
                if one["to"] == values.get("to"):
                    return []
                raise Refused(f"{one.key} covers that time")
        key = values.pop("id")
        plain = {"to": None, **values, "teacher": teacher}
        new = Object.make("teaching", key, {}, plain)
        if key in self.state["teaching"]:
            raise Refused(f"{key} is there already")
        return [("teaching", key, None, new)]

    def transfer(self, _, key, values):
        old = self.found("teacher", key)
        self.found("unit", values["to"])
        day, left = values["on"], old["unit"].on(values["on"])
        if left == values["to"]:
            raise Refused("there already")
        moved = old.with_dated("unit", old["unit"].changed(day, values["to"]))
        changes = [("teacher", key, old, moved)]
        for one in self.state["teaching"].values():
            group = self.state["class"][one["class"]]
            if one["teacher"] != key or group["unit"] != left:
                continue
            if one["to"] and one["to"] < day:
                continue
            after = None if one["from"] >= day else one.with_plain("to", day_before(day))
            changes.append(("teaching", one.key, one, after))
        for group in self.state["class"].values():
            if group["unit"] == left and group["homeroom"].on(day) == key:
                freed = group.with_dated("homeroom", group["homeroom"].changed(day, None))
                changes.append(("class", group.key, group, freed))
        return changes
