"""The six targets of a district for a term, shixund beside DuckDB and SQLite; for scripts/bench.

200 schools of six classes, 10 tests in two subjects: 1,000,000 pupils' marks. The question is the same
for all three: of every class, subject and metric the verdict, added up by school and test. They answer it
from the same rows and must answer the same.
"""

import multiprocessing
import random
import sqlite3
import statistics
import time

from shixund import Connection, die, require, say

SUBJECTS = ("语文", "数学")
GRADES = range(1, 7)
# The sizes of a school's six classes: 250 pupils.
SIZES = (41, 43, 40, 44, 42, 40)
STANDARDS = {1: (85, 100, 92), 2: (85, 100, 92), 3: (80, 95, 90), 4: (80, 95, 90), 5: (80, 95, 90)}
STANDARDS[6] = (75, 95, 88)
FULL, EXCELLENT, PASS = 100, 85, 60
ROUNDS = 15

QUERY = """
with counted as (
  select m.test, m.school, m.class, m.grade, m.subject, count(m.mark) as sat, sum(m.mark) as total,
    sum(case when m.mark >= p.excellent then 1 else 0 end) as excellent,
    sum(case when m.mark >= p.pass then 1 else 0 end) as passed
  from marks m join papers p on p.test = m.test and p.grade = m.grade and p.subject = m.subject
  group by m.test, m.school, m.class, m.grade, m.subject
), judged as (
  select c.test, c.school, c.sat, c.excellent * 100 >= s.excellent * c.sat as a,
    c.passed * 100 >= s.pass * c.sat as b, c.total >= s.mean * 100 * c.sat as d
  from counted c join standards s on s.grade = c.grade
)
select test, school, sum(sat) as sat,
  sum(case when sat > 0 then cast(a as integer) + cast(b as integer) + cast(d as integer) else 0 end)
    as met,
  sum(case when sat > 0 then 3 else 0 end) as possible
from judged group by test, school order by test, school
"""


class District:
    """The marks, made with a fixed seed: by test, school, grade and subject a list of marks."""

    def __init__(self, schools, tests, seed=20_241_122):
        source = random.Random(seed)
        self.schools = [f"s{number:03}" for number in range(1, schools + 1)]
        self.tests = [f"t{number:02}" for number in range(1, tests + 1)]
        self.sheets = {}
        for school in self.schools:
            level = source.gauss(90, 2)
            for grade in GRADES:
                for test in self.tests:
                    for subject in SUBJECTS:
                        self.sheets[test, school, grade, subject] = [
                            None if source.random() < 0.01 else mark(source, level)
                            for _ in range(SIZES[grade - 1])
                        ]

    @property
    def count(self):
        return sum(len(sheet) for sheet in self.sheets.values())

    def rows(self):
        """One row a mark, in hundredths; none for who was absent."""
        for (test, school, grade, subject), sheet in self.sheets.items():
            for number, value in enumerate(sheet):
                key = pupil(school, grade, number)
                yield test, school, f"{school}-{grade}", grade, subject, key, value

    def papers(self):
        return [
            (test, grade, subject, EXCELLENT * 100, PASS * 100)
            for test in self.tests
            for grade in GRADES
            for subject in SUBJECTS
        ]

    def script(self):
        """The district as statements."""
        yield "unit add district name=样例区 kind=bureau"
        rules = ["scheme district name=样例"]
        rules += [
            f"standard grade={grade} excellent={excellent}% pass={passed}% mean={mean}"
            for grade, (excellent, passed, mean) in STANDARDS.items()
        ]
        rules += [f"items subjects={','.join(SUBJECTS)}", "base absent=excluded"]
        yield 'scheme load district text="' + "\\n".join(rules) + '"'
        yield "scheme use district unit=district from=2024-09-01"
        yield "term open 2024-autumn unit=district from=2024-09-01 to=2025-01-17"
        for number, test in enumerate(self.tests):
            yield f"test add {test} unit=district term=2024-autumn kind=unit-test"
            for grade in GRADES:
                for place, subject in enumerate(SUBJECTS):
                    on = f"2024-{10 + number // 5}-{10 + 3 * (number % 5) + place:02}"
                    yield (
                        f"paper add test={test} grade={grade} subject={subject} on={on} "
                        f"full={FULL} excellent={EXCELLENT} pass={PASS}"
                    )
        for school in self.schools:
            yield f"unit add {school} name=学校{school} kind=primary parent=district"
            for grade in GRADES:
                group = f"{school}-{grade}"
                yield f"class add {group} unit={school} entered={2025 - grade} number=1"
                for number in range(SIZES[grade - 1]):
                    yield f"pupil add {pupil(school, grade, number)} class={group}"

    def marks(self):
        for key, sheet in self.sheets.items():
            yield self.put(key, sheet)

    def put(self, key, sheet):
        test, school, grade, subject = key
        cells = " ".join(
            f"{pupil(school, grade, number)}:{'absent' if value is None else f'{value / 100:g}'}"
            for number, value in enumerate(sheet)
        )
        return f'marks put test={test} class={school}-{grade} subject={subject} list="{cells}"'


def pupil(school, grade, number):
    return f"{school}{grade}{number:02}"


def mark(source, level):
    """Hundredths, in half marks."""
    return 50 * round(max(0, min(100, 100 - abs(source.gauss(100 - level, 9)))) * 2)


def tables(database, district):
    """Puts the rows into a database."""
    database.execute(
        "create table marks (test text, school text, class text, grade integer, subject text, "
        "pupil text, mark integer)"
    )
    database.execute(
        "create table papers (test text, grade integer, subject text, excellent integer, "
        "pass integer)"
    )
    database.execute(
        "create table standards (grade integer, excellent integer, pass integer, mean integer)"
    )
    database.executemany("insert into papers values (?, ?, ?, ?, ?)", district.papers())
    database.executemany(
        "insert into standards values (?, ?, ?, ?)",
        [(grade, *values) for grade, values in STANDARDS.items()],
    )


def sqlite(district):
    database = sqlite3.connect(":memory:")
    tables(database, district)
    database.executemany("insert into marks values (?, ?, ?, ?, ?, ?, ?)", district.rows())
    database.execute("analyze")
    database.commit()
    return lambda: database.execute(QUERY).fetchall()


def duck(district):
    import duckdb
    import pandas

    database = duckdb.connect()
    tables(database, district)
    names = ["test", "school", "class", "grade", "subject", "pupil", "mark"]
    frame = pandas.DataFrame(district.rows(), columns=names).astype({"mark": "Int64"})
    database.execute("insert into marks select * from frame")
    say(f"duckdb {duckdb.__version__}: {len(frame):,} rows")
    return lambda: database.execute(QUERY).fetchall()


class Asking:
    """The question to shixund, its reply read to the end and not taken apart."""

    def __init__(self, path, words=""):
        self.connection = Connection(path)
        self.statement = f"monitoring summary term=2024-autumn unit=district{words}\n".encode()

    def __call__(self):
        self.connection.socket.sendall(self.statement)
        data = b""
        while True:
            data += self.connection.socket.recv(1 << 20)
            start = data.rfind(b"\n", 0, len(data) - 1) + 1
            if data.endswith(b"\n") and data[start : start + 1] in b"+-":
                return data

    def rows(self):
        """Test, school, sat, met, possible, as the databases give them."""
        reply = self.connection.ask(self.statement.decode().rstrip("\n"))
        if not reply.ok:
            die(reply.status)
        return [
            (
                record["test"].split("/")[1],
                record["unit"],
                int(record["sat"]),
                int(record["met"]),
                int(record["possible"]),
            )
            for record in reply.records
        ]


def timed(function, rounds=ROUNDS):
    """The median in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        function()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def ping(path, stop, found):
    """Asks ping again and again, and gives the times in milliseconds."""
    times = []
    with Connection(path) as connection:
        while not stop.is_set():
            began = time.perf_counter()
            connection.ask("ping")
            times.append((time.perf_counter() - began) * 1000)
            time.sleep(0.0005)
    found.put(times)


def pings(path, function, seconds):
    """The 99th percentile and the count of pings of another client while `function` is repeated."""
    stop, found = multiprocessing.Event(), multiprocessing.Queue()
    other = multiprocessing.Process(target=ping, args=(path, stop, found))
    other.start()
    time.sleep(0.2)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        function()
    stop.set()
    times = sorted(found.get())
    other.join()
    return times[len(times) * 99 // 100], len(times)


def changed(district, asking, path):
    """The question after one class's marks are others, each time another school."""
    keys = list(district.sheets)
    source = random.Random(7)
    with Connection(path) as connection:
        times = []
        for _ in range(ROUNDS):
            key = source.choice(keys)
            sheet = district.sheets[key] = [mark(source, 90) for _ in district.sheets[key]]
            put = connection.ask(district.put(key, sheet) + " replace reason=复查")
            if not put.ok:
                die(put.status)
            began = time.perf_counter()
            asking()
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def bench(daemon, quick):
    """Loads the district, asks the three, prints the table."""
    require("duckdb", "pandas")
    district = District(20 if quick else 200, 10)
    say(f"{district.count:,} marks of {len(district.schools)} schools in 10 tests")
    register, script = daemon.folder / "district.shixun", daemon.folder / "marks.shixun"
    register.write_text("\n".join(district.script()) + "\n", encoding="utf-8")
    script.write_text("\n".join(district.marks()) + "\n", encoding="utf-8")
    began = time.perf_counter()
    daemon.run("-f", str(register))
    middle = time.perf_counter()
    daemon.run("-f", str(script))
    end = time.perf_counter()
    print(
        f"\ndistrict  {district.count:,} marks, {len(district.sheets):,} results: schools and pupils "
        f"{middle - began:.1f} s, marks {end - middle:.1f} s "
        f"({district.count / (end - middle):,.0f} marks a second)"
    )
    standing, anew = Asking(daemon.socket), Asking(daemon.socket, " anew")
    update = changed(district, standing, daemon.socket)
    ducks, lite = duck(district), sqlite(district)
    answers = {tuple(map(tuple, rows)) for rows in (ducks(), lite(), standing.rows(), anew.rows())}
    if len(answers) != 1:
        die("the three do not answer the same")
    met = sum(row[3] for row in standing.rows())
    possible = sum(row[4] for row in standing.rows())
    print(f"          all three: {met:,} of {possible:,} verdicts met, by school and test\n")
    times = {
        "duckdb": timed(ducks),
        "sqlite": timed(lite, 3),
        "standing": timed(standing),
        "after a change": update,
        "anew": timed(anew),
    }
    print(f"{'':<16} {'ms':>10} {'duckdb / it':>12} {'goal':>8}")
    goals = {"standing": ">= 10", "after a change": ">= 10", "anew": ">= 1"}
    for name, value in times.items():
        ratio = times["duckdb"] / value
        print(f"{name:<16} {value:>10.2f} {ratio:>12.2f} {goals.get(name, ''):>8}", flush=True)
    for name, asking in (("standing", standing), ("anew", anew)):
        last, count = pings(daemon.socket, asking, 2 if quick else 5)
        print(
            f"ping while {name} is asked without a pause: p99 {last:.2f} ms of {count:,} (goal < 5)",
            flush=True,
        )
