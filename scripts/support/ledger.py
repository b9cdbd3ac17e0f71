"""A district's ledger of hours and credits, shixund beside Redis, DuckDB, Polars and SQLite; for scripts/bench.

400 schools of 250 teachers: 100,000 teachers with 20 entries each of one account year, 2,000,000
entries. They are entered line by line by a script, as by redis-cli --pipe with appendfsync always;
then all are settled under the 64-hour scheme (etc/schemes/district64.scheme): coefficients by level,
form and place, awards capped at 10 a year, one achievement at several levels counted once at the
highest, five minima. The databases answer the same question from the same rows and must answer the
same, to the last hundredth.
"""

import math
import random
import sqlite3
import statistics
import time

import standing
from shixund import Connection, Daemon, die, require, say

TEACHERS_OF_A_SCHOOL = 250
ENTRIES_OF_A_TEACHER = 20
DIMENSIONS = ("师德修养", "学科教学", "学生管理", "专业成长")
FORMS = ("concentrated", "online", "school-based", "self-study")
LEVELS = ("school", "district", "city", "province", "nation")
MINIMA = (600, 2_800, 1_000, 2_000)
ROUNDS = 7

# Hours in hundredths, credits in ten-thousandths: whole numbers throughout.
QUERY = """
with ranked as (
  select e.*, case level when 'school' then 0 when 'district' then 1 when 'city' then 2
    when 'province' then 3 else 4 end as rank,
    case when kind = 'training' then day else '' end as same_day
  from entries e where status = 'counted'
), highest as (
  select teacher, kind, title, same_day, max(rank) as best from ranked group by teacher, kind, title, same_day
), kept as (
  select r.* from ranked r join highest h
  on h.teacher = r.teacher and h.kind = r.kind and h.title = r.title and h.same_day = r.same_day
    and h.best = r.rank
), given as (
  select teacher, school, kind, dimension, hours, case
    when kind <> 'training' then case when level = 'school' then 10000
      when level = 'district' or place = 'inside' then 12000 else 13000 end
    when form = 'online' then 70 * hours
    when form = 'self-study' then 0
    when form = 'school-based' then 100 * hours
    when level = 'school' then 0
    when level = 'district' or place = 'inside' then 120 * hours else 130 * hours end as credits
  from kept
), totals as (
  select teacher, school, sum(hours) as hours,
    sum(case when dimension = '师德修养' then hours else 0 end) as a,
    sum(case when dimension = '学科教学' then hours else 0 end) as b,
    sum(case when dimension = '学生管理' then hours else 0 end) as c,
    sum(case when dimension = '专业成长' then hours else 0 end) as d,
    sum(case when kind = 'training' then credits else 0 end) as trained,
    sum(case when kind = 'training' then 0 else credits end) as awarded
  from given group by teacher, school
)
select school, count(*) as teachers,
  sum(case when hours >= 6400 and a >= 600 and b >= 2800 and c >= 1000 and d >= 2000
    then 1 else 0 end) as complete,
  sum(hours) as hours,
  sum(trained + case when awarded > 100000 then 100000 else awarded end) as credits
from totals group by school order by school
"""


class Ledger:
    """The entries, made with a fixed seed, in no order of teachers: as a year brings them."""

    COLUMNS = (
        "teacher",
        "school",
        "kind",
        "day",
        "hours",
        "level",
        "form",
        "place",
        "dimension",
        "title",
        "evidence",
        "status",
    )

    def __init__(self, teachers, seed=20_241_122):
        self.source = random.Random(seed)
        self.teachers = [f"T-{number:012}" for number in range(teachers)]
        count = -(-teachers // TEACHERS_OF_A_SCHOOL)
        self.schools = [f"s{number:03}" for number in range(1, count + 1)]
        whose = list(range(teachers)) * ENTRIES_OF_A_TEACHER
        self.source.shuffle(whose)
        # A day has 24 hours, and the same award is not entered twice.
        self.taken = [set() for _ in self.teachers]
        self.rows = [self.row(teacher, serial) for serial, teacher in enumerate(whose)]

    def row(self, teacher, serial):
        source, taken = self.source, self.taken[teacher]
        level = source.choices(LEVELS, (40, 35, 10, 10, 5))[0]
        place = "outside" if source.random() < 0.2 else "inside"
        if source.random() < 0.06:
            kind, form, dimension, hours = source.choice(("honour", "thesis")), None, None, 0
            title, evidence = f"教学成果{source.randint(1, 12)}", f"C-{serial}"
            while (kind, title, level) in taken:
                title = f"教学成果{source.randint(13, 99)}"
            taken.add((kind, title, level))
            day = self.day()
        else:
            kind, evidence = "training", f"E-{serial}"
            form = source.choices(FORMS, (35, 30, 30, 5))[0]
            dimension = source.choices(DIMENSIONS, (12, 45, 15, 28))[0]
            hours = source.choice((100, 150, 200, 300, 400, 600, 800))
            title = f"{dimension}专题{source.randint(1, 500)}"
            day = self.day()
            while day in taken:
                day = self.day()
            taken.add(day)
        school = self.schools[teacher // TEACHERS_OF_A_SCHOOL]
        whose = self.teachers[teacher]
        rest = (dimension, title, evidence, "counted")
        return (whose, school, kind, day, hours, level, form, place, *rest)

    def day(self):
        return f"2024-{self.source.randint(1, 12):02}-{self.source.randint(1, 28):02}"

    def register(self):
        """Units, teachers and the scheme as statements."""
        yield "unit add district name=样例区 kind=bureau"
        yield "scheme load district64"
        yield "scheme use district64 unit=district from=2024-01-01"
        steps = "2023-12-01 submitted; 2023-12-10 presented; 2023-12-20 approved"
        for school in self.schools:
            yield f"unit add {school} name=学校{school} kind=primary parent=district"
            # Without an approved project school-based training gives no credits (A09).
            yield (
                f"project import P-{school} unit={school} year=2024 dimension=学科教学 "
                f'steps="{steps}"'
            )
        for number, teacher in enumerate(self.teachers):
            school = self.schools[number // TEACHERS_OF_A_SCHOOL]
            yield f"teacher add {teacher} name=教师{number} unit={school} started=2010-08-20"

    def statements(self):
        for row in self.rows:
            teacher, _, kind, day, hours, level, form, place, dimension, title, evidence, _ = row
            if kind == "training":
                yield (
                    f"hours add {teacher} hours={hours / 100:g} level={level} form={form} "
                    f"place={place} dimension={dimension} title={title} on={day} "
                    f"evidence={evidence}"
                )
            else:
                yield (
                    f"award add {teacher} kind={kind} level={level} place={place} on={day} "
                    f"title={title} certificate={evidence}"
                )

    def hashes(self, path):
        """The same records as Redis commands in its wire format."""
        with open(path, "wb") as file:
            for number, row in enumerate(self.rows):
                words = ["HSET", f"H-{number}"]
                for name, value in zip(self.COLUMNS, row):
                    if value is not None:
                        words += [name, str(value)]
                encoded = [word.encode() for word in words]
                file.write(b"*%d\r\n" % len(encoded))
                file.write(b"".join(b"$%d\r\n%b\r\n" % (len(word), word) for word in encoded))


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def sqlite(ledger):
    database = sqlite3.connect(":memory:")
    columns = ", ".join(
        f"{name} integer" if name == "hours" else f"{name} text" for name in Ledger.COLUMNS
    )
    database.execute(f"create table entries ({columns})")
    places = ", ".join("?" * len(Ledger.COLUMNS))
    database.executemany(f"insert into entries values ({places})", ledger.rows)
    database.execute("analyze")
    return lambda: database.execute(QUERY).fetchall()


def frame(ledger):
    import polars

    return polars.DataFrame(ledger.rows, schema=list(Ledger.COLUMNS), orient="row")


def duck(rows):
    import duckdb

    database = duckdb.connect(config={"threads": 2})
    found = rows.to_pandas()  # noqa: F841, found by its name
    database.execute("create table entries as select * from found")
    say(f"duckdb {duckdb.__version__}, 2 threads")
    return lambda: database.execute(QUERY).fetchall()


def polar(rows):
    """The same question, said to Polars in its own way."""
    import polars
    from polars import col, when

    say(f"polars {polars.__version__}, {polars.thread_pool_size()} threads")
    is_training = col("kind") == "training"
    near = (col("level") == "district") | (col("place") == "inside")
    rank = col("level").replace_strict({level: place for place, level in enumerate(LEVELS)})
    at = when(is_training).then(col("day")).otherwise(polars.lit(""))
    award = when(col("level") == "school").then(10_000).when(near).then(12_000).otherwise(13_000)
    factor = (
        when(col("form") == "online")
        .then(70)
        .when(col("form") == "self-study")
        .then(0)
        .when(col("form") == "school-based")
        .then(100)
        .when(col("level") == "school")
        .then(0)
        .when(near)
        .then(120)
        .otherwise(130)
    )
    hours = col("hours")
    plan = (
        rows.lazy()
        .filter(col("status") == "counted")
        .with_columns(rank.alias("rank"), at.alias("at"))
        .filter(col("rank") == col("rank").max().over("teacher", "kind", "title", "at"))
        .with_columns(
            when(is_training).then(factor * hours).otherwise(0).alias("trained"),
            when(is_training).then(0).otherwise(award).alias("awarded"),
        )
        .group_by("teacher", "school")
        .agg(
            hours.sum(),
            *(hours.filter(col("dimension") == name).sum().alias(name) for name in DIMENSIONS),
            col("trained").sum(),
            col("awarded").sum(),
        )
        .with_columns(
            (col("trained") + col("awarded").clip(upper_bound=100_000)).alias("credits"),
            (
                (hours >= 6_400)
                & polars.all_horizontal(
                    *(col(name) >= least for name, least in zip(DIMENSIONS, MINIMA))
                )
            ).alias("complete"),
        )
        .group_by("school")
        .agg(polars.len(), col("complete").sum(), hours.sum(), col("credits").sum())
        .sort("school")
    )
    return lambda: plan.collect().rows()


class Asking:
    """The question to shixund, its reply read to the end and not taken apart."""

    def __init__(self, path, words=""):
        self.connection = Connection(path, timeout=600)
        self.statement = f"credits summary unit=district period=2024{words}"

    def __call__(self):
        self.connection.socket.sendall(self.statement.encode() + b"\n")
        data = b""
        while True:
            data += self.connection.socket.recv(1 << 20)
            start = data.rfind(b"\n", 0, len(data) - 1) + 1
            if data.endswith(b"\n") and data[start : start + 1] in b"+-":
                return data

    def rows(self):
        """School, teachers, complete, hours, credits, as the databases give them."""
        reply = self.connection.ask(self.statement)
        if not reply.ok:
            die(reply.status)
        return [
            (
                record["unit"],
                int(record["teachers"]),
                int(record["complete"]),
                scaled(record["hours"], 2),
                scaled(record["credits"], 4),
            )
            for record in reply.records
            if record["unit"]
        ]


def scaled(text, places):
    """A decimal as a whole number of its last place."""
    whole, _, rest = text.partition(".")
    return int(whole + rest.ljust(places, "0"))


def timed(function, rounds=ROUNDS):
    """The median in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        function()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def changed(ledger, asking, path):
    """The question after one more entry, each time of another teacher."""
    times = []
    with Connection(path) as connection:
        for number in range(ROUNDS):
            teacher = ledger.teachers[number * 37 % len(ledger.teachers)]
            added = connection.ask(
                f"hours add {teacher} hours=1 level=district form=online dimension=学科教学 "
                f"on=2024-12-{29 + number % 3} title=补登{number} evidence=B-{number}"
            )
            if not added.ok:
                die(added.status)
            began = time.perf_counter()
            asking()
            times.append((time.perf_counter() - began) * 1000)
            undone = connection.ask(f"hours reverse {added.meta['id']} reason=测量")
            if not undone.ok:
                die(undone.status)
    return statistics.median(times)


class Size:
    """One size: how long it takes to enter, settle and start again with it, and in what memory."""

    def __init__(self, daemon, teachers):
        self.ledger = Ledger(teachers)
        self.count = len(self.ledger.rows)
        say(f"{self.count:,} entries of {teachers:,} teachers")
        register, script = daemon.folder / "register.shixun", daemon.folder / "ledger.shixun"
        write(register, self.ledger.register())
        write(script, self.ledger.statements())
        daemon.run("-f", str(register))
        without = standing.resident(daemon.process.pid)
        began = time.perf_counter()
        daemon.run("-f", str(script))
        self.load = time.perf_counter() - began
        asking, anew = Asking(daemon.socket), Asking(daemon.socket, " anew")
        self.grown = standing.resident(daemon.process.pid) - without
        self.anew = timed(anew)
        asking()
        self.standing = timed(asking)
        asking.connection.__exit__()
        anew.connection.__exit__()

    def restart(self, daemon, without):
        """After a start of its own, against a daemon that has the teachers alone."""
        daemon.end()
        self.start = daemon.start(seconds=600)
        self.memory = (standing.resident(daemon.process.pid) - without) / self.count

    def row(self):
        return (
            f"{self.count:>10,} {self.load:>9.1f} {self.anew:>9.1f} {self.standing:>9.2f} "
            f"{self.start:>9.2f} {self.grown / self.count:>11.0f} {self.memory:>12.0f}"
        )


def alone(teachers):
    """Resident bytes of a started daemon with the units, the teachers and no entry."""
    with Daemon("ledger-alone") as daemon:
        register = daemon.folder / "register.shixun"
        ledger = Ledger.__new__(Ledger)
        ledger.teachers = [f"T-{number:012}" for number in range(teachers)]
        count = -(-teachers // TEACHERS_OF_A_SCHOOL)
        ledger.schools = [f"s{number:03}" for number in range(1, count + 1)]
        write(register, ledger.register())
        daemon.run("-f", str(register))
        daemon.end()
        daemon.start()
        return standing.resident(daemon.process.pid)


def slope(sizes, value):
    """The exponent of growth between the smallest and the largest: 1 is linear."""
    first, last = sizes[0], sizes[-1]
    return math.log(value(last) / value(first)) / math.log(last.count / first.count)


def growth(sizes):
    print(
        f"\n{'entries':>10} {'load s':>9} {'anew ms':>9} {'kept ms':>9} {'start s':>9} "
        f"{'B/entry now':>11} {'B/entry then':>12}"
    )
    for size in sizes:
        print(size.row(), flush=True)
    figures = {
        "load": slope(sizes, lambda size: size.load),
        "anew": slope(sizes, lambda size: size.anew),
        "start": slope(sizes, lambda size: size.start),
        "memory": slope(sizes, lambda size: size.memory * size.count),
    }
    text = ", ".join(f"{name} {value:.2f}" for name, value in figures.items())
    print(f"slope of growth (1 is linear): {text}")
    print(
        f"memory    {sizes[-1].memory:.0f} bytes an entry after a start (goal <= 100); "
        f"start {sizes[-1].start:.1f} s (goal < 8)",
        flush=True,
    )


def compare(ledger, daemon, redis, per_second):
    """The largest ledger beside the others, in the same run."""
    wire = daemon.folder / "ledger.resp"
    ledger.hashes(wire)
    began = time.perf_counter()
    redis.pipe(wire)
    piped = time.perf_counter() - began
    wire.unlink()
    shape = ["-c", "50", "-P", "16", "-r", str(len(ledger.teachers))]
    words = ["CREDITS", "SHOW", "T-__rand_int__", "period=2024"]
    statements = per_second(daemon.socket, 200_000, *shape, *words)
    asking, anew = Asking(daemon.socket), Asking(daemon.socket, " anew")
    asking()
    update = changed(ledger, asking, daemon.socket)
    rows = frame(ledger)
    others = {"duckdb": duck(rows), "polars": polar(rows), "sqlite": sqlite(ledger)}
    answers = {name: tuple(map(tuple, ask())) for name, ask in others.items()}
    answers["standing"] = tuple(asking.rows())
    answers["anew"] = tuple(anew.rows())
    different = [name for name, answer in answers.items() if answer != answers["duckdb"]]
    if different:
        die(f"{', '.join(different)} do not answer what duckdb does")
    complete, teachers = (sum(row[place] for row in answers["anew"]) for place in (2, 1))
    print(f"\nall five: {complete:,} of {teachers:,} teachers complete, school by school\n")
    times = {name: timed(ask, 1 if name == "sqlite" else ROUNDS) for name, ask in others.items()}
    times |= {"standing": timed(asking), "after a change": update, "anew": timed(anew)}
    print(f"{'':<16} {'ms':>10} {'duckdb / it':>12} {'goal':>8}")
    goals = {"standing": ">= 10", "after a change": ">= 10", "anew": ">= 2"}
    for name, value in times.items():
        ratio = times["duckdb"] / value
        print(f"{name:<16} {value:>10.2f} {ratio:>12.2f} {goals.get(name, ''):>8}", flush=True)
    print(f"one teacher's statement: {statements:,.0f} a second (goal >= 50,000)")
    return piped


def bench(quick, make_redis, per_second):
    """All sizes, then the largest beside the others; prints the tables."""
    require("duckdb", "pandas", "polars", "pyarrow")
    sizes = []
    for teachers in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        without = alone(teachers)
        with Daemon("ledger") as daemon:
            size = Size(daemon, teachers)
            sizes.append(size)
            size.restart(daemon, without)
            if teachers >= 10_000 and (quick or teachers > 10_000):
                redis = make_redis(daemon)
                try:
                    piped = compare(size.ledger, daemon, redis, per_second)
                finally:
                    redis.end()
                print(
                    f"script    {size.count:,} entries: {size.load:.1f} s, redis-cli --pipe "
                    f"{piped:.1f} s, ratio {piped / size.load:.2f} (goal >= 0.4)"
                )
            size.ledger = None
    growth(sizes)
