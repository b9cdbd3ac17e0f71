extension Migration {
    /// The first format: register, audit chain, digests.
    ///
    /// Days are ISO texts; lists are JSON arrays of texts; marks are in hundredths. A table with
    /// dated attributes holds what they were at first, its `_change` table what they are from a
    /// day on. Foreign keys wait for the end of the transaction, because a batch may come in any
    /// order. The indexes spare a scan of the referring table when many parents are removed.
    /// Fixed words are compared one by one, because SQLite builds a table for each `IN` of each
    /// row: measured 9.0 against 1.5 µs for a row with six of them.
    static let migration0001 = Migration(
        format: 1,
        sql: migration0001Register + migration0001Work + migration0001Keeping
    )

    private static let migration0001Register = """
        PRAGMA application_id = 0x5358554E;

        CREATE TABLE store_info (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            instance TEXT NOT NULL CHECK (length(instance) = 32)
        ) STRICT;

        INSERT INTO store_info VALUES (1, lower(hex(randomblob(16))));

        CREATE TABLE unit (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind = 'kindergarten' OR kind = 'primary'
                OR kind = 'junior' OR kind = 'senior' OR kind = 'nine-year'
                OR kind = 'vocational' OR kind = 'training-school' OR kind = 'research-office'
                OR kind = 'bureau'),
            parent TEXT,
            area TEXT,
            class_group TEXT,
            grades TEXT CHECK (grades GLOB '*[0-9]..*[0-9]'),
            retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            FOREIGN KEY (parent) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE unit_change (
            unit TEXT NOT NULL,
            field TEXT NOT NULL CHECK (field = 'name' OR field = 'kind' OR field = 'parent'
                OR field = 'area' OR field = 'group' OR field = 'grades'),
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            value TEXT,
            CHECK (CASE field WHEN 'name' THEN value IS NOT NULL
                WHEN 'kind' THEN (value IS NOT NULL AND (value = 'kindergarten'
                OR value = 'primary' OR value = 'junior' OR value = 'senior'
                OR value = 'nine-year' OR value = 'vocational' OR value = 'training-school'
                OR value = 'research-office' OR value = 'bureau')) ELSE 1 END),
            PRIMARY KEY (unit, field, from_day),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE person (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            born TEXT CHECK (born GLOB '[12][0-9][0-9][0-9]*'),
            sex TEXT CHECK (sex = 'female' OR sex = 'male'),
            started TEXT CHECK (started GLOB '[12][0-9][0-9][0-9]*'),
            subjects TEXT NOT NULL CHECK (subjects GLOB '[[]*]'),
            category TEXT CHECK (category = 'backbone' OR category = 'young'
                OR category = 'mature'),
            post TEXT CHECK (post = 'teaching' OR post = 'care' OR post = 'support'),
            establishment TEXT CHECK (establishment = 'permanent' OR establishment = 'contract'
                OR establishment = 'private'),
            degree TEXT CHECK (degree = 'secondary' OR degree = 'college' OR degree = 'bachelor'
                OR degree = 'master' OR degree = 'doctor'),
            major TEXT,
            title TEXT CHECK (title = 'none' OR title = 'third' OR title = 'second'
                OR title = 'first' OR title = 'senior' OR title = 'professor'),
            honours TEXT NOT NULL CHECK (honours GLOB '[[]*]'),
            leave TEXT CHECK (leave = 'maternity' OR leave = 'sick' OR leave = 'official'
                OR leave = 'study'),
            roles TEXT NOT NULL CHECK (roles GLOB '[[]*]'),
            retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE person_change (
            person TEXT NOT NULL,
            field TEXT NOT NULL CHECK (field = 'name' OR field = 'unit' OR field = 'subjects'
                OR field = 'category' OR field = 'post' OR field = 'establishment'
                OR field = 'degree' OR field = 'major' OR field = 'title' OR field = 'honours'
                OR field = 'leave'),
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            value TEXT,
            CHECK (CASE field WHEN 'name' THEN value IS NOT NULL
                WHEN 'unit' THEN value IS NOT NULL
                WHEN 'subjects' THEN (value IS NOT NULL AND value GLOB '[[]*]')
                WHEN 'honours' THEN (value IS NOT NULL AND value GLOB '[[]*]')
                WHEN 'category' THEN (value IS NULL OR value = 'backbone' OR value = 'young'
                OR value = 'mature') WHEN 'post' THEN (value IS NULL OR value = 'teaching'
                OR value = 'care' OR value = 'support') WHEN 'establishment' THEN (value IS NULL
                OR value = 'permanent' OR value = 'contract' OR value = 'private')
                WHEN 'degree' THEN (value IS NULL OR value = 'secondary' OR value = 'college'
                OR value = 'bachelor' OR value = 'master' OR value = 'doctor')
                WHEN 'title' THEN (value IS NULL OR value = 'none' OR value = 'third'
                OR value = 'second' OR value = 'first' OR value = 'senior'
                OR value = 'professor') WHEN 'leave' THEN (value IS NULL OR value = 'maternity'
                OR value = 'sick' OR value = 'official' OR value = 'study') ELSE 1 END),
            PRIMARY KEY (person, field, from_day),
            FOREIGN KEY (person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE class (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            entered INTEGER NOT NULL CHECK (entered BETWEEN 1900 AND 2199),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
            homeroom TEXT,
            retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (homeroom) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX class_homeroom ON class (homeroom);

        CREATE TABLE class_change (
            class TEXT NOT NULL,
            field TEXT NOT NULL CHECK (field = 'homeroom'),
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            value TEXT,
            PRIMARY KEY (class, field, from_day),
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE teaching (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            class TEXT NOT NULL,
            subject TEXT NOT NULL,
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            to_day TEXT
                CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
                    AND to_day >= from_day),
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX teaching_teacher ON teaching (teacher);

        CREATE INDEX teaching_class ON teaching (class);


        """
}
