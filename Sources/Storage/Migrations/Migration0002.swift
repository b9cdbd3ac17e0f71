extension Migration {
    /// Pupils and their marks, results beyond plain counts, staff of papers, files, exams.
    ///
    /// No table of format 1 changes: its rows' bytes are in the digests and in the audit chain.
    static let migration0002 = Migration(
        format: 2,
        sql: migration0002Results + migration0002Files + migration0002Digests
    )

    private static let migration0002Results = """
        CREATE TABLE pupil (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            name TEXT,
            class TEXT,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX pupil_class ON pupil (class);

        CREATE TABLE pupil_change (
            pupil TEXT NOT NULL,
            field TEXT NOT NULL CHECK (field = 'class'),
            from_day TEXT NOT NULL
                CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            value TEXT,
            PRIMARY KEY (pupil, field, from_day),
            FOREIGN KEY (pupil) REFERENCES pupil (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE paper_staff (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            grade INTEGER NOT NULL,
            subject TEXT NOT NULL,
            class TEXT NOT NULL,
            invigilator TEXT,
            marker TEXT,
            PRIMARY KEY (unit, test, grade, subject, class),
            FOREIGN KEY (unit, test, grade, subject)
                REFERENCES paper (unit, test, grade, subject) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (invigilator) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (marker) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX paper_staff_class ON paper_staff (class);

        CREATE INDEX paper_staff_invigilator ON paper_staff (invigilator);

        CREATE INDEX paper_staff_marker ON paper_staff (marker);

        CREATE TABLE test_notice (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            reason TEXT NOT NULL,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            PRIMARY KEY (unit, test),
            FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE result_counts (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            class TEXT NOT NULL,
            subject TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
            on_roll INTEGER NOT NULL CHECK (on_roll >= 0),
            sat INTEGER NOT NULL CHECK (sat BETWEEN 0 AND on_roll),
            excused INTEGER NOT NULL CHECK (excused BETWEEN 0 AND on_roll - sat),
            excellent INTEGER CHECK (excellent BETWEEN 0 AND sat),
            good INTEGER CHECK (good BETWEEN 0 AND sat),
            pass INTEGER CHECK (pass BETWEEN 0 AND sat),
            low INTEGER CHECK (low BETWEEN 0 AND sat),
            total INTEGER CHECK (total >= 0),
            printed INTEGER CHECK (printed >= 0),
            places INTEGER CHECK (places BETWEEN 0 AND 2),
            CHECK (total IS NULL OR printed IS NULL),
            CHECK ((printed IS NULL) = (places IS NULL)),
            PRIMARY KEY (unit, test, class, subject),
            FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX result_counts_class ON result_counts (class);

        CREATE TABLE mark_sheet (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            class TEXT NOT NULL,
            subject TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
            PRIMARY KEY (unit, test, class, subject),
            FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX mark_sheet_class ON mark_sheet (class);

        CREATE TABLE mark (
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            class TEXT NOT NULL,
            subject TEXT NOT NULL,
            pupil TEXT NOT NULL,
            marks INTEGER CHECK (marks >= 0),
            missing TEXT CHECK (missing = 'absent' OR missing = 'excused'),
            CHECK ((marks IS NULL) = (missing IS NOT NULL)),
            PRIMARY KEY (unit, test, class, subject, pupil),
            FOREIGN KEY (unit, test, class, subject)
                REFERENCES mark_sheet (unit, test, class, subject) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (pupil) REFERENCES pupil (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX mark_pupil ON mark (pupil);


        """

    private static let migration0002Files = """
        CREATE TABLE dossier (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            pupil TEXT NOT NULL,
            unit TEXT NOT NULL,
            test TEXT NOT NULL,
            subjects TEXT NOT NULL CHECK (subjects GLOB '[[]*]'),
            opened TEXT NOT NULL
                CHECK (opened GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            closed TEXT CHECK (closed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            checks TEXT NOT NULL CHECK (checks GLOB '[[]*]'),
            FOREIGN KEY (pupil) REFERENCES pupil (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX dossier_pupil ON dossier (pupil);

        CREATE INDEX dossier_test ON dossier (unit, test);

        CREATE TABLE draft (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            term_unit TEXT NOT NULL,
            term_name TEXT NOT NULL,
            subject TEXT NOT NULL,
            grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            title TEXT,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (term_unit, term_name) REFERENCES term (unit, name)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX draft_teacher ON draft (teacher);

        CREATE INDEX draft_term ON draft (term_unit, term_name);

        CREATE TABLE exam (
            unit TEXT NOT NULL,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            kind TEXT NOT NULL CHECK (kind = 'knowledge' OR kind = 'theory' OR kind = 'skill'),
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            full_marks INTEGER NOT NULL CHECK (full_marks > 0),
            title TEXT,
            PRIMARY KEY (unit, name),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE exam_mark (
            unit TEXT NOT NULL,
            exam TEXT NOT NULL,
            teacher TEXT NOT NULL,
            marks INTEGER CHECK (marks >= 0),
            missing TEXT CHECK (missing = 'absent' OR missing = 'excused'),
            CHECK ((marks IS NULL) = (missing IS NOT NULL)),
            PRIMARY KEY (unit, exam, teacher),
            FOREIGN KEY (unit, exam) REFERENCES exam (unit, name) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX exam_mark_teacher ON exam_mark (teacher);


        """

    private static let migration0002Digests = """
        INSERT INTO digest VALUES
            ('pupil', zeroblob(32), 0),
            ('pupil_change', zeroblob(32), 0),
            ('paper_staff', zeroblob(32), 0),
            ('test_notice', zeroblob(32), 0),
            ('result_counts', zeroblob(32), 0),
            ('mark_sheet', zeroblob(32), 0),
            ('mark', zeroblob(32), 0),
            ('dossier', zeroblob(32), 0),
            ('draft', zeroblob(32), 0),
            ('exam', zeroblob(32), 0),
            ('exam_mark', zeroblob(32), 0);
        """
}
