/// The tables of a store of format 1, as they were when it was released; never edited.
enum Format1Schema {
    static let sql = #"""
        CREATE TABLE store_info (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            instance TEXT NOT NULL CHECK (length(instance) = 32)
        ) STRICT;
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
        CREATE TABLE digest (
            table_name TEXT PRIMARY KEY,
            lanes BLOB NOT NULL CHECK (length(lanes) = 32),
            row_count INTEGER NOT NULL CHECK (row_count >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX class_homeroom ON class (homeroom);
        CREATE INDEX teaching_teacher ON teaching (teacher);
        CREATE INDEX teaching_class ON teaching (class);
        CREATE INDEX test_term ON test (term_unit, term_name);
        CREATE INDEX result_class ON result (class);
        CREATE INDEX audit_idempotency ON audit (uid, idempotency_key)
            WHERE idempotency_key IS NOT NULL;
        """#
}
