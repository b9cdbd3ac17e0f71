#!/usr/bin/env python3
"""scripts/term/generate.py: writes the scripts of the sample school 河图小学 (样例).

Every name and number is made up; the same ones come out each time. The scripts are kept beside
this program, so that they can be read and run without it: run it only after changing it.

  scripts/term/generate.py [--check] [--help]

With --check nothing is written; the exit status is 1 when a kept script differs.
"""

import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
UNIT = "hetu"
TERM = "2024-autumn"
TERM_START = "2024-09-01"
SCHOOL_YEAR = 2024
NUMERALS = "一二三四五"
CLASSES_BY_GRADE = {1: 5, 2: 4, 3: 4, 4: 5, 5: 4}
# Excellent and pass rates in percent and the mean that the school asks for, by grade (H03).
STANDARDS = {1: (85, 100, 92), 2: (85, 100, 92), 3: (80, 95, 90), 4: (80, 95, 90), 5: (80, 95, 90)}

# Python promises that random() gives the same numbers for the same seed in every version; of the
# methods above it no such thing is said, so only random() is used.
rng = random.Random(20240901)


def pick(choices):
    """One of the choices."""
    return choices[int(rng.random() * len(choices))]


def between(low, high):
    """A whole number from low to high, both included."""
    return low + int(rng.random() * (high - low + 1))


def bell():
    """About normal, mean 0 and deviation 1, from -6 to 6."""
    return sum(rng.random() for _ in range(12)) - 6


# --- Who is there


@dataclass(eq=False)
class SchoolClass:
    """A class: the cohort that entered in one year, and its number."""

    grade: int
    number: int
    homeroom: "Teacher | None" = None
    pupils: int = 0
    # How far its pupils stand from the usual, in marks, by subject.
    strength: dict = field(default_factory=dict)

    @property
    def entered(self):
        return SCHOOL_YEAR - self.grade + 1

    @property
    def id(self):
        return f"{UNIT}-{self.entered}-{self.number}"

    @property
    def name(self):
        return f"{NUMERALS[self.grade - 1]}{self.number}"


@dataclass
class Teacher:
    """A member of the staff with what the register keeps of them."""

    id: str
    name: str
    values: dict


SURNAMES = (
    "刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁"
)
FEMALE_NAMES = [
    "丽娜",
    "秀英",
    "雪梅",
    "婷婷",
    "晓燕",
    "海霞",
    "玉兰",
    "春玲",
    "慧",
    "颖",
    "倩",
    "雅琴",
]
MALE_NAMES = ["志强", "建国", "洪涛", "宇", "永刚", "子轩", "文博", "立新"]
# Who is named in the documentation, and two namesakes, so that 李静 alone is ambiguous.
FIXED = {
    1: ("张敏", "female", "1988-03", "2010-08-20", "backbone"),
    9: ("李静", "female", "1979-06-11", "2001-08-25", "mature"),
    14: ("王磊", "male", "1999-11-02", "2022-08-22", "young"),
    27: ("李静", "female", "1993-01", "2016-08-22", None),
}
STAFF = [
    ("语文", 22),
    ("数学", 11),
    ("英语", 6),
    ("音乐", 1),
    ("体育", 2),
    ("美术", 1),
    ("科学", 1),
]


def person(number, subject, post):
    """Makes the values of one member of the staff."""
    if number in FIXED:
        name, sex, born, started, category = FIXED[number]
        age = SCHOOL_YEAR - int(born[:4])
    else:
        sex = "female" if rng.random() < 0.75 else "male"
        given = pick(FEMALE_NAMES if sex == "female" else MALE_NAMES)
        name = SURNAMES[number % len(SURNAMES)] + given
        age = between(24, 57)
        year = SCHOOL_YEAR - age
        born = f"{year}-{between(1, 12):02}"
        # One birthday in four is known to the month only.
        if rng.random() >= 0.25:
            born += f"-{between(1, 28):02}"
        first_year = year + between(22, 24)
        started = f"{min(first_year, 2024)}-08-{between(18, 26)}"
        category = pick(
            ["young", "young", None] if age <= 35 else ["mature", "mature", "backbone", None]
        )
    values = {"sex": sex, "born": born, "started": started}
    if subject:
        values["subjects"] = subject
    if category:
        values["category"] = category
    values["post"] = post
    values["establishment"] = "contract" if age < 30 and rng.random() < 0.4 else "permanent"
    values["degree"] = pick(
        ["bachelor", "bachelor", "bachelor", "master"]
        if age < 40
        else ["college", "college", "bachelor", "secondary"]
    )
    if values["establishment"] == "permanent" and post == "teaching":
        values["title"] = "second" if age < 34 else "first" if age < 46 else "senior-title"
    if category == "backbone":
        values["honours"] = pick(["区级骨干", "区级骨干,校级骨干", "市级骨干"])
    return Teacher(f"T{number:03}", name, values)


def make_school():
    """Makes the classes and the staff, and says who teaches what."""
    classes = [
        SchoolClass(grade, n)
        for grade, count in CLASSES_BY_GRADE.items()
        for n in range(1, count + 1)
    ]
    posts = [(subject, "teaching") for subject, count in STAFF for _ in range(count)]
    posts += [("语文,数学", "teaching"), ("", "support"), ("", "support"), ("", "care")]
    teachers = [person(number, subject, post) for number, (subject, post) in enumerate(posts, 1)]
    by_subject = {
        s: [t for t, (subject, _) in zip(teachers, posts) if subject == s] for s, _ in STAFF
    }

    # 张敏 has 三（1）班; the others take the classes in their order.
    third = next(c for c in classes if c.grade == 3 and c.number == 1)
    order = [third] + [c for c in classes if c is not third]
    for teacher, group in zip(by_subject["语文"], order):
        group.homeroom = teacher
    teaching = [(group.homeroom, group, "语文") for group in classes]
    for subject in ("数学", "英语"):
        able = by_subject[subject]
        teaching += [
            (able[i * len(able) // len(classes)], group, subject) for i, group in enumerate(classes)
        ]
    for group in classes:
        group.pupils = QUOTED_PUPILS.get(group.name) or between(34, 45)
        group.strength = {subject: 1.4 * bell() for subject in SUBJECTS}
    return classes, teachers, teaching


# --- The months

SUBJECTS = ("语文", "数学")


@dataclass
class Month:
    """One monthly test: its days, and how it went in the whole school."""

    id: str
    title: str
    days: dict
    ease: float
    # Full marks other than 100, by (grade, subject).
    full: dict = field(default_factory=dict)
    # Whether the papers state their lines; else the scheme's own serve.
    states_lines: bool = True
    # (class name, subject) not held.
    missing: tuple = ()
    notes: tuple = ()


MONTHS = [
    Month(
        "2024-09",
        "九月",
        {"语文": "2024-09-26", "数学": "2024-09-27"},
        -0.6,
        states_lines=False,
        notes=(
            "The papers state no lines: the counts are by the scheme's own (85 and 60 of 100).",
        ),
    ),
    Month("2024-10", "十月", {"语文": "2024-10-25", "数学": "2024-10-24"}, 0.3),
    Month(
        "2024-11",
        "十一月",
        {"语文": "2024-11-28", "数学": "2024-11-29"},
        0.0,
        missing=(("五4", "数学"),),
        notes=(
            "五4 did not sit mathematics in November: no data, which is neither met nor failed.",
        ),
    ),
    Month(
        "2024-12",
        "十二月",
        {"语文": "2024-12-26", "数学": "2024-12-27"},
        0.8,
        full={(5, "数学"): 120},
        notes=("Grade 5 sat mathematics out of 120 marks: lines and standard are scaled with it.",),
    ),
]

# Results that the documentation quotes: on roll, sat, excellent, pass, total.
QUOTED_PUPILS = {"三1": 41, "三2": 39}
QUOTED = {
    ("2024-10", "三1", "语文"): (41, 40, 32, 38, "3600"),
    ("2024-10", "三2", "语文"): (39, 39, 30, 38, "3541.5"),
}


def result(month, group, subject):
    """On roll, sat, excellent, pass and total of one class, from marks made up pupil by pupil."""
    if (month.id, group.name, subject) in QUOTED:
        return QUOTED[month.id, group.name, subject]
    full = month.full.get((group.grade, subject), 100)
    absent = 0 if rng.random() < 0.7 else between(1, 3)
    sat = group.pupils - absent
    usual = 93.6 if group.grade <= 2 else 91.4
    centre = usual + month.ease + group.strength[subject]
    doubled = []
    for _ in range(sat):
        mark = min(100.0, centre + 4.6 * bell())
        # Few pupils fall far behind, fewer among the youngest.
        if rng.random() < (0.008 if group.grade <= 2 else 0.022):
            mark = 45 + 14 * rng.random()
        doubled.append(min(2 * full, round(2 * mark * full / 100)))
    excellent = sum(mark * 100 >= 2 * full * 85 for mark in doubled)
    passed = sum(mark * 100 >= 2 * full * 60 for mark in doubled)
    total = sum(doubled)
    return group.pupils, sat, excellent, passed, f"{total // 2}" + (".5" if total % 2 else "")


def items_met(group, row, full):
    """How many of the three items one result meets, and whether one pupil more would do."""
    excellent_rate, pass_rate, mean = STANDARDS[group.grade]
    _, sat, excellent, passed, total = row
    met = [
        excellent * 100 >= excellent_rate * sat,
        passed * 100 >= pass_rate * sat,
        float(total) * 100 >= mean * full * sat,
    ]
    close = (not met[0] and (excellent + 1) * 100 >= excellent_rate * sat) or (
        not met[1] and (passed + 1) * 100 >= pass_rate * sat
    )
    return sum(met), close


def results_of(month, classes):
    """The results of one month by class and subject."""
    held = ((c, s) for s in SUBJECTS for c in classes if (c.name, s) not in month.missing)
    return {(group, subject): result(month, group, subject) for group, subject in held}


def check(month, results):
    """Makes sure that a month has something of everything: all six, near misses, absent pupils."""
    met, close, absent = {}, 0, 0
    for (group, subject), row in results.items():
        items, near = items_met(group, row, month.full.get((group.grade, subject), 100))
        met[group.name] = met.get(group.name, 0) + items
        close += near
        absent += row[0] - row[1]
    full = sum(items == 6 for items in met.values())
    if not (2 <= full < len(met) and close >= 2 and absent):
        sys.exit(f"generate.py: {month.id} is not varied enough: {full} of {len(met)} meet all six")


# --- Writing


def statement(words, values=None):
    """One statement; values without spaces or quotes need none."""
    return " ".join([words] + [f"{name}={value}" for name, value in (values or {}).items()])


def table(head, columns, rows):
    """A table block with aligned cells."""
    cells = [[str(cell) for cell in row] for row in rows]

    def width(text):
        return sum(2 if ord(character) > 0x2E80 else 1 for character in text)

    widths = [max(width(row[i]) for row in cells) for i in range(len(columns))]
    lines = [f"\\table {head} ({' '.join(columns)})"]
    for row in cells:
        padded = [cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)]
        lines.append("  ".join(padded).rstrip())
    return lines + ["\\end"]


HEADER = [
    "#!/usr/bin/env -S shixun -f",
    "# 河图小学 · 样例 SAMPLE: every name and number is made up (scripts/term/generate.py).",
]


def start_script(classes, teachers, teaching):
    """The term's start: the school, its rules, the term, the staff, the classes."""
    lines = HEADER + [
        "# 2024-2025学年第一学期 开学: school, scheme, term, teachers, classes, teaching assignments.",
        "",
        'begin comment="2024-2025学年第一学期 开学（样例）"',
        "",
        "# 学校与制度",
        statement(
            f"unit add {UNIT}",
            {"name": "河图小学", "kind": "primary", "grades": "1..5", "area": "道里区"},
        ),
        "scheme load hetu",
        statement("scheme use hetu", {"unit": UNIT, "from": TERM_START}),
        "",
        "# 学期. By the calendar twenty weeks have a teaching day; the rule counts seventeen teaching",
        "# weeks a term (systems.md 0.10), the last three being review and examinations: stated-weeks.",
        statement(
            f"term open {TERM}",
            {
                "unit": UNIT,
                "from": TERM_START,
                "to": "2025-01-17",
                "holidays": "2024-09-15..2024-09-17,2024-10-01..2024-10-07,2025-01-01",
                "workdays": "2024-09-14,2024-09-29,2024-10-12",
                "stated-weeks": "17",
            },
        ),
        "",
        f"# 教师 {len(teachers)} 人. Some birthdays are known to the month only.",
    ]
    lines += [
        statement(f"teacher add {t.id}", {"name": t.name, "unit": UNIT, **t.values})
        for t in teachers
    ]
    lines += [
        "",
        f"# 班级 {len(classes)} 个: the year of entry and a number; grade and name follow from the date.",
    ]
    rows = [(c.id, c.entered, c.number, c.homeroom.id) for c in classes]
    lines += table(f"class add unit={UNIT}", ["@class", "entered", "number", "homeroom"], rows)
    lines += ["", "# 任课"]
    rows = [(t.id, c.id, subject) for t, c, subject in teaching]
    lines += table(f"teaching assign from={TERM_START}", ["@teacher", "class", "subject"], rows)
    return lines + ["", "commit"]


def month_script(month, results):
    """One month's test: its papers and the results of the classes."""
    lines = HEADER + [f"# {month.id} 月监测: papers, and results by class."]
    lines += [f"# {note}" for note in month.notes]
    lines += [
        "",
        statement(
            f"test add {month.id}",
            {"unit": UNIT, "term": TERM, "kind": "monthly", "full-name": f"2024年{month.title}监测"},
        ),
        "",
    ]
    columns = ["grade", "subject", "on", "full"] + (
        ["excellent", "pass"] if month.states_lines else []
    )
    papers = []
    for grade in CLASSES_BY_GRADE:
        for subject in SUBJECTS:
            full = month.full.get((grade, subject), 100)
            stated = [full * 85 // 100, full * 60 // 100] if month.states_lines else []
            papers.append([grade, subject, month.days[subject], full] + stated)
    lines += table(f"paper add test={month.id}", columns, papers)
    for subject in SUBJECTS:
        rows = [(group.name, *row) for (group, of), row in results.items() if of == subject]
        lines += ["", f"# {subject}"]
        head = f"result add test={month.id} subject={subject}"
        lines += table(head, ["class", "on-roll", "sat", "excellent", "pass", "total"], rows)
    return lines


def make_scripts():
    """The text of every script by its file name."""
    classes, teachers, teaching = make_school()
    scripts = {"start.shixun": start_script(classes, teachers, teaching)}
    for month in MONTHS:
        results = results_of(month, classes)
        check(month, results)
        scripts[f"month-{month.id}.shixun"] = month_script(month, results)
    scripts["month.shixun"] = (
        HEADER
        + ["# The four monthly tests of the term, one after the other.", ""]
        + [f"\\include month-{month.id}.shixun" for month in MONTHS]
    )
    return {name: "\n".join(lines) + "\n" for name, lines in scripts.items()}


def main():
    if len(sys.argv) > 1 and sys.argv[1] in ("-h", "--help"):
        print(__doc__.strip())
        return 0
    checks = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not checks:
        print(f"generate.py: unknown option {sys.argv[1]}; see --help", file=sys.stderr)
        return 2
    differing = 0
    for name, text in make_scripts().items():
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        differing += 1
        if checks:
            print(f"{path}: differs from what generate.py writes", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path}")
    return 1 if checks and differing else 0


if __name__ == "__main__":
    sys.exit(main())
