extension Migration {
    /// Terms, tests and their results, schemes, counters.
    static let migration0001Work = """
        CREATE TABLE term (
            unit TEXT NOT NULL,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            to_day TEXT NOT NULL
                CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
                    AND to_day >= from_day),
            holidays TEXT NOT NULL CHECK (holidays GLOB '[[]*]'),
            workdays TEXT NOT NULL CHECK (workdays GLOB '[[]*]'),
            stated_weeks INTEGER CHECK (stated_weeks >= 0),
            PRIMARY KEY (unit, name),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE test (
            unit TEXT NOT NULL,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            title TEXT,
            term_unit TEXT,
            term_name TEXT,
            kind TEXT NOT NULL CHECK (kind = 'monthly' OR kind = 'unit' OR kind = 'midterm'
                OR kind = 'final' OR kind = 'yearly'),
            CHECK ((term_unit IS NULL) = (term_name IS NULL)),
            PRIMARY KEY (unit, name),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (term_unit, term_name) REFERENCES term (unit, name)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX test_term ON test (term_unit, term_name);

        CREATE TABLE paper (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
            subject TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            full_marks INTEGER NOT NULL CHECK (full_marks > 0),
            excellent INTEGER CHECK (excellent BETWEEN 0 AND full_marks),
            good INTEGER CHECK (good BETWEEN 0 AND full_marks),
            pass INTEGER CHECK (pass BETWEEN 0 AND full_marks),
            low INTEGER CHECK (low BETWEEN 0 AND full_marks),
            PRIMARY KEY (unit, test, grade, subject),
            FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE result (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            class TEXT NOT NULL,
            subject TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
            on_roll INTEGER NOT NULL CHECK (on_roll >= 0),
            sat INTEGER NOT NULL CHECK (sat BETWEEN 0 AND on_roll),
            excellent INTEGER NOT NULL CHECK (excellent BETWEEN 0 AND sat),
            pass INTEGER NOT NULL CHECK (pass BETWEEN 0 AND sat),
            total INTEGER NOT NULL CHECK (total >= 0),
            PRIMARY KEY (unit, test, class, subject),
            FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX result_class ON result (class);

        CREATE TABLE scheme_version (
            scheme TEXT NOT NULL CHECK (length(scheme) BETWEEN 1 AND 64),
            version INTEGER NOT NULL CHECK (version >= 1),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            file TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            text TEXT NOT NULL,
            PRIMARY KEY (scheme, version)
        ) STRICT;

        CREATE TABLE scheme_use (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            scheme TEXT NOT NULL,
            version INTEGER NOT NULL,
            unit TEXT NOT NULL,
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            to_day TEXT
                CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
                    AND to_day >= from_day),
            FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE counter (
            prefix TEXT PRIMARY KEY,
            value INTEGER NOT NULL CHECK (value > 0)
        ) STRICT, WITHOUT ROWID;


        """

    /// What the store keeps about itself: the audit chain and the tables' digests.
    static let migration0001Keeping = """
        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            batch INTEGER NOT NULL CHECK (batch BETWEEN 1 AND sequence),
            time_ms INTEGER NOT NULL,
            uid INTEGER NOT NULL CHECK (uid >= 0),
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            comment TEXT,
            changes BLOB NOT NULL,
            idempotency_key TEXT CHECK (length(idempotency_key) BETWEEN 1 AND 128),
            outcome TEXT NOT NULL,
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;

        CREATE INDEX audit_idempotency ON audit (uid, idempotency_key)
            WHERE idempotency_key IS NOT NULL;

        CREATE TABLE digest (
            table_name TEXT PRIMARY KEY,
            lanes BLOB NOT NULL CHECK (length(lanes) = 32),
            row_count INTEGER NOT NULL CHECK (row_count >= 0)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO digest VALUES
            ('unit', zeroblob(32), 0),
            ('unit_change', zeroblob(32), 0),
            ('person', zeroblob(32), 0),
            ('person_change', zeroblob(32), 0),
            ('class', zeroblob(32), 0),
            ('class_change', zeroblob(32), 0),
            ('teaching', zeroblob(32), 0),
            ('term', zeroblob(32), 0),
            ('test', zeroblob(32), 0),
            ('paper', zeroblob(32), 0),
            ('result', zeroblob(32), 0),
            ('scheme_version', zeroblob(32), 0),
            ('scheme_use', zeroblob(32), 0),
            ('counter', zeroblob(32), 0);
        """
}
