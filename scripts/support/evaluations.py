"""A district's lesson observations, for scripts/bench: memory, standing figures, fair scores.

200 schools of 250 teachers, of whom 100 observe: 50,000 teachers' lessons, each scored by 20 of
20,000 observers with the shipped lesson rubric: 1,000,000 evaluations. Four of five observers are of
the teacher's own school, so that schools are joined by few. Loaded by a script, one statement each.

  memory    bytes an evaluation: the resident memory of a daemon started with all of them, less that
            of one started with the register alone; its text, the key, is counted apart
  standing  point reads a second of a teacher's standing mean and quota, with a tenth of the district
            and with all of it: what scanned would be ten times slower
  severity  seconds for all observers' severity against scipy's sparse least squares (lsmr) on the
            same scores in the same run: of the solution alone, as scipy's is, and of the whole question
            from the statement to the last byte of its answer: the first one after a start, the
            first of half of the district, after one sheet was removed or put back, and asked again;
            the effects must be the same to 1e-6
"""

import csv
import random
import statistics
import subprocess
import time

from district import pings
from shixund import TOP, Connection, die, program, require, say
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

    def __init__(self, schools, observing=100, seed=20_241_123):
        source = random.Random(seed)
        self.schools = schools
        self.teachers = [(s, n) for s in range(schools) for n in range(TEACHERS)]
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
        yield "unit add east name=东片 kind=bureau parent=district"
        yield "unit add west name=西片 kind=bureau parent=district"
        for school in range(self.schools):
            half = "east" if school < (self.schools + 1) // 2 else "west"
            yield f"unit add s{school:03} name=学校{school} kind=primary parent={half}"
        for school, number in self.teachers:
            category = ("young", "backbone", "mature")[number % 3]
            yield (
                f"teacher add {key(school, number)} name=教师{number} unit=s{school:03} "
                f"category={category}"
            )
        for (school, number), (day, period), _ in self.lessons:
            yield (
                f"lesson add id={lesson(school, number)} unit=s{school:03} "
                f"teacher={key(school, number)} on={day} period={period} subject=语文"
            )

    def evaluations(self, schools):
        """The statements of the lessons of some schools."""
        for (school, number), _, scores in self.lessons:
            if school in schools:
                for observer, marks in scores:
                    items = " ".join(f"{name}:{mark}" for name, mark in zip(ITEMS, marks))
                    yield (
                        f"observation add {lesson(school, number)} by={key(*observer)} "
                        f'items="{items}"'
                    )

    def ratings(self):
        """The numbers of teacher and observer, and the total, of every evaluation."""
        for teacher, _, scores in self.lessons:
            for observer, marks in scores:
                yield place(*teacher), place(*observer), sum(marks)


# redis-benchmark makes keys with twelve digits.
TEACHERS = 250


def place(school, number):
    return school * TEACHERS + number


def key(school, number):
    return f"T-{place(school, number):012}"


def lesson(school, number):
    return f"L{place(school, number):06}"


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


def reads(daemon, keys, count):
    """Standing means and quotas a second, of random ones of the first keys."""
    command = ["redis-benchmark", "-s", daemon.socket, "--csv", "-n", str(count), "-c", "50"]
    command += ["-P", "16", "-r", str(keys), "OBSERVATION", "STANDING", "T-__rand_int__"]
    done = subprocess.run([*command, "term=2024-autumn"], capture_output=True, text=True)
    lines = list(csv.reader(done.stdout.splitlines()))
    if done.returncode or len(lines) != 2 or lines[0][1] != "rps":
        die(f"redis-benchmark: {done.stdout}{done.stderr}")
    return float(lines[1][1])


class Question:
    """A statement whose answer is read to the end and not taken apart."""

    def __init__(self, path, statement):
        self.connection = Connection(path, timeout=600)
        self.statement = statement.encode() + b"\n"

    def __call__(self):
        self.connection.socket.sendall(self.statement)
        parts, tail = [], b""
        while True:
            parts.append(self.connection.socket.recv(1 << 20))
            tail = (tail + parts[-1])[-4_096:]
            start = tail.rfind(b"\n", 0, len(tail) - 1) + 1
            if tail.endswith(b"\n") and tail[start : start + 1] in b"+-":
                return b"".join(parts).decode()


def timed(function, rounds):
    """The median of the seconds, and what it gave last."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        given = function()
        times.append(time.perf_counter() - began)
    return statistics.median(times), given


def least_squares(teachers, observers, scores):
    """Effects by scipy: y = teacher + observer, as one sparse least squares problem."""
    import numpy
    from scipy import sparse
    from scipy.sparse.linalg import lsmr

    count, rows, columns = len(scores), int(teachers.max()) + 1, int(observers.max()) + 1
    places = numpy.stack([teachers, rows + observers], 1).ravel()
    matrix = sparse.csr_matrix(
        (numpy.ones(2 * count), places, numpy.arange(0, 2 * count + 1, 2)),
        shape=(count, rows + columns),
    )
    # As loose as it may be for the effects to be right to 1e-6.
    found = lsmr(matrix, scores - scores.mean(), atol=1e-9, btol=1e-9, conlim=0, maxiter=10_000)
    effects = found[0][rows:]
    used = numpy.bincount(observers, minlength=columns) > 0
    return effects - effects[used].mean()


def alone(district):
    """Seconds of the solution by itself, told by Tests/StatisticsCheck."""
    checker = TOP / ".build" / "release" / "statistics-check"
    if not checker.exists():
        return None
    cells = ";".join(f"{t},{o},{y}" for t, o, y in district.ratings())
    lines = f"severity-timed {cells}\n" * 3
    done = subprocess.run([checker], input=lines, capture_output=True, text=True, check=True)
    return statistics.median(float(line.split(" ", 1)[0]) for line in done.stdout.splitlines())


def after_a_change(daemon, question, rounds):
    """The median of the seconds after one sheet was removed or put back; then it is as it was."""
    times = []
    with Connection(daemon.socket) as connection:
        for number in range(2 * rounds):
            done = connection.ask("undo" if number % 2 else "observation remove OB-1")
            if not done.ok:
                die(done.status)
            began = time.perf_counter()
            question()
            times.append(time.perf_counter() - began)
    return statistics.median(times)


ASKED = "observation severity places=9"


def figures(reply):
    """The answer without its last line, which says of which statement it is."""
    return reply.rsplit("\n", 2)[0]


def severity(daemon, district, rounds, row):
    """Both sides' times and the greatest difference of their effects."""
    import numpy
    import scipy

    say(f"severity: scipy {scipy.__version__}")
    teachers, observers, scores = (
        numpy.array(column) for column in zip(*district.ratings(), strict=True)
    )
    scores = scores.astype(float)
    theirs, effects = timed(lambda: least_squares(teachers, observers, scores), rounds)
    question = Question(daemon.socket, f"{ASKED} term=2024-autumn")
    first, reply = timed(question, 1)
    again, same = timed(question, rounds)
    changed = after_a_change(daemon, question, rounds)
    # Half of the district, of which nothing is kept by itself.
    half = teachers < (district.schools + 1) // 2 * TEACHERS
    theirs_of_half, _ = timed(
        lambda: least_squares(teachers[half], observers[half], scores[half]), rounds
    )
    of_half, _ = timed(Question(daemon.socket, f"{ASKED} unit=east"), 1)
    if any(figures(one) != figures(reply) for one in (same, question())):
        die("severity is another one when it is asked again")
    lines = [line[1:].split("\t") for line in reply.splitlines() if line[:1] in ":="]
    place, shown = (
        next(i for i, name in enumerate(lines[0]) if name.startswith(wanted))
        for wanted in ("observer:", "effect:")
    )
    found = {line[place]: float(line[shown]) for line in lines[1:]}
    wanted = {f"T-{number:012}": effects[number] for number in numpy.unique(observers)}
    if found.keys() != wanted.keys():
        die(f"{len(found)} observers, scipy has {len(wanted)}: {reply[-300:]}")
    worst = max(abs(found[one] - wanted[one]) for one in wanted)
    if worst > 1e-6:
        die(f"severity differs by {worst:.1e}")
    solved = alone(district)
    if solved is not None:
        ratio = f"{theirs / solved:.1f}"
        row("severity", "the solution alone, s", f"{theirs:.2f}", f"{solved:.3f}", ratio, ">= 5")
    for title, other, ours in (
        ("first after a start", theirs, first),
        ("of half of it, first", theirs_of_half, of_half),
        ("after a change", theirs, changed),
        ("again", theirs, again),
    ):
        title = f"the whole question {title}, s"
        row("", title, f"{other:.2f}", f"{ours:.3f}", f"{other / ours:.1f}", "")
    row("", "effects, greatest difference", "", f"{worst:.0e}", "", "<= 1e-6")


def bench(daemon, quick, row):
    """Loads the district, asks, prints the rows."""
    require("numpy", "scipy")
    district = District(20 if quick else 200)
    count, first = district.count, range(district.schools // 10)
    say(f"{count:,} evaluations of {len(district.teachers):,} teachers")
    load(daemon, write(daemon.folder / "register.shixun", district.register()))
    _, before = restarted(daemon)
    print(f"\nevaluations  {count:,}, {district.schools} schools\n")
    row("", "", "scipy", "shixund", "ratio", "goal")
    load(daemon, write(daemon.folder / "first.shixun", district.evaluations(first)))
    keys, asked = TEACHERS * len(first), 20_000 if quick else 200_000
    few = reads(daemon, keys, asked)
    rest = set(range(district.schools)) - set(first)
    took = load(daemon, write(daemon.folder / "rest.shixun", district.evaluations(rest)))
    loaded = count * len(rest) // district.schools
    row("load", "evaluations a second, by script", "", f"{loaded / took:,.0f}", "", "")
    many = reads(daemon, keys, asked)
    row("standing", "point reads/s of a tenth", "", f"{few:,.0f}", "", "")
    row("", "point reads/s of all", "", f"{many:,.0f}", f"{many / few:.2f}", ">= 0.8")
    began, after = restarted(daemon)
    text = sum(len(f"OB-{number}") for number in range(1, count + 1)) / count
    each = (after - before) / count - text
    row("memory", f"bytes each beside {text:.0f} of text", "", f"{each:.0f}", "", "< 200")
    row("restart", "s to the first answer", "", f"{began:.1f}", "", "")
    severity(daemon, district, 3 if quick else 5, row)
    asking = Question(daemon.socket, "observation severity term=2024-autumn")
    last, number = pings(daemon.socket, asking, 2 if quick else 5)
    title = f"ping beside severity, p99 of {number:,}, ms"
    row("", title, "", f"{last:.2f}", "", "< 5 ms")
