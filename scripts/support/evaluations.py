"""A district's lesson observations, for scripts/bench: memory, standing figures, fair scores.

200 schools of 250 teachers, of whom 100 observe: 50,000 teachers' lessons, each scored by 20 of
20,000 observers with the shipped lesson rubric: 1,000,000 evaluations. Four of five observers are of
the teacher's own school, so that schools are joined by few. Loaded by a script, one statement each.

  memory    bytes an evaluation: the resident memory of a daemon started with all of them, less that
            of one started with the register alone; its text (the key) is counted apart
  standing  point reads a second of a teacher's standing mean and of an observer's quota, with a tenth
            of the evaluations and with all: what scans would be ten times slower
  severity  seconds from the question to the whole answer, against scipy's sparse least squares
            (lsmr, and a direct solution) on the same scores in the same run, to 1e-6
"""

import random
import subprocess
import time

from shixund import Connection, die, program, require, say
from standing import resident

# Most and least of the rubric's items; the last two are the bonus.
ITEMS = (
    "目标明确 目标达成 内容准确 重点突出 容量适度 导入自然 环节清晰 学生参与 反馈及时 时间合理 方法恰当 "
    "提问有效 合作探究 因材施教 练习有效 技术适用 语言规范 教态亲切 板书设计 应变机智 教学创新 教学个性"
).split()
BONUS = (2, 3)
DAYS = [
    f"2024-{month:02}-{day:02}"
    for month, days in ((9, range(2, 28)), (10, range(8, 32)), (11, range(1, 30)))
    for day in days
]
PERIODS = 8
OBSERVERS = 20


class District:
    """Who observes whom and what they give, made with a fixed seed."""

    def __init__(self, schools, teachers=250, observing=100, seed=20_241_123):
        source = random.Random(seed)
        self.schools = schools
        self.teachers = [(s, n) for s in range(schools) for n in range(teachers)]
        self.observing = observing
        level = {one: source.gauss(4.1, 0.3) for one in self.teachers}
        severity = {
            (s, n): source.gauss(0, 0.3) for s in range(schools) for n in range(observing)
        }
        slots = {one: (source.choice(DAYS), source.randint(1, PERIODS)) for one in self.teachers}
        # Who gives a lesson cannot observe another one then.
        busy = {(slot, one) for one, slot in slots.items()}
        # By lesson: when it is, and of each observer who and what they gave.
        self.lessons = []
        for teacher, slot in slots.items():
            observers = []
            while len(observers) < OBSERVERS:
                own = source.random() < 0.8
                school = teacher[0] if own else source.randrange(schools)
                observer = (school, source.randrange(observing))
                if (slot, observer) not in busy:
                    busy.add((slot, observer))
                    observers.append(observer)
            scores = [
                (one, self.marks(source, level[teacher] + severity[one])) for one in observers
            ]
            self.lessons.append((teacher, slot, scores))

    @staticmethod
    def marks(source, mean):
        """Levels 2 to 5 on each item, then the two bonus items."""
        spread = source.gauss(mean, 0.25)
        items = [min(5, max(2, int(spread + source.random()))) for _ in ITEMS[2:]]
        return items + [source.randint(0, most) for most in BONUS]

    @property
    def count(self):
        return sum(len(scores) for _, _, scores in self.lessons)

    def register(self):
        """Everything but the evaluations, as statements."""
        yield "unit add district name=样例区 kind=bureau"
        yield "scheme load instruments"
        yield "scheme load observation"
        yield "scheme use instruments unit=district from=2024-09-01"
        yield "scheme use observation unit=district from=2024-09-01"
        yield "term open 2024-autumn unit=district from=2024-09-01 to=2025-01-17"
        for school in range(self.schools):
            yield f"unit add s{school:03} name=学校{school} kind=primary parent=district"
        for school, number in self.teachers:
            category = ("young", "backbone", "mature")[number % 3]
            yield (
                f"teacher add {key(school, number)} name=教师{number} unit=s{school:03} "
                f"category={category}"
            )
        for (school, number), (day, period), _ in self.lessons:
            yield (
                f"lesson add id=L{school:03}{number:03} unit=s{school:03} teacher={key(school, number)} "
                f"on={day} period={period} kind=ordinary subject=语文"
            )

    def evaluations(self, every=1, but=0):
        """The statements of every so many lessons, without those of every `but`."""
        for place, ((school, number), _, scores) in enumerate(self.lessons):
            if place % every or (but and place % but == 0):
                continue
            for observer, marks in scores:
                items = " ".join(f"{name}:{mark}" for name, mark in zip(ITEMS, marks))
                yield f'observation add L{school:03}{number:03} by={key(*observer)} items="{items}"'


def key(school, number):
    return f"T{school:03}{number:03}"


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")
    return path


def load(daemon, path):
    """Seconds that the script took; what it says of each statement goes into a file."""
    began = time.perf_counter()
    log = path.with_suffix(".log")
    with open(log, "w", encoding="utf-8") as file:
        command = [program("shixun"), "--socket", daemon.socket, "-f", str(path)]
        status = subprocess.run(command, stdout=file, stderr=file).returncode
    if status:
        die(f"{path.name}: status {status}\n{log.read_text(encoding='utf-8')[-1000:]}")
    return time.perf_counter() - began


def restarted(daemon):
    """Seconds until it answers after a start, and its resident bytes."""
    daemon.end()
    took = daemon.start(seconds=600)
    return took, resident(daemon.process.pid)
