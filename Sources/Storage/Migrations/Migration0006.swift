extension Migration {
    /// Notices to sending units and examinations of how a programme is applied; what the
    /// evaluations needed; indexes of the ledger's lines that hold no nulls.
    static let migration0006 = Migration(
        format: 6,
        sql: migration0006Notices + migration0006Evaluations + migration0006Indexes
    )

    private static let migration0006Notices = """
        CREATE TABLE notice (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            first_day TEXT NOT NULL
                CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            last_day TEXT NOT NULL
                CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            programme TEXT,
            session TEXT,
            told TEXT NOT NULL,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            sender TEXT,
            means TEXT,
            held INTEGER NOT NULL CHECK (held >= 0),
            attended INTEGER NOT NULL CHECK (attended BETWEEN 0 AND held),
            absences TEXT NOT NULL CHECK (absences GLOB '[[]*]'),
            answered TEXT CHECK (answered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            answer TEXT,
            CHECK (last_day >= first_day),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (session) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (sender) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX notice_unit ON notice (unit);

        CREATE INDEX notice_session ON notice (session);

        CREATE INDEX notice_sender ON notice (sender);


        CREATE TABLE follow_up (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            programme TEXT NOT NULL,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            score INTEGER CHECK (score >= 0),
            grade TEXT CHECK (grade = 'excellent' OR grade = 'good' OR grade = 'qualified'
                OR grade = 'basic' OR grade = 'failed'),
            examiner TEXT,
            note TEXT,
            CHECK (score IS NOT NULL OR grade IS NOT NULL),
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (examiner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX follow_up_teacher ON follow_up (teacher);

        CREATE INDEX follow_up_examiner ON follow_up (examiner);


        INSERT INTO digest VALUES
            ('notice', zeroblob(32), 0),
            ('follow_up', zeroblob(32), 0);


        """

    /// Indexes of the ledger without their nulls.
    ///
    /// Most lines name no recorder, approver, project or session, and an index full of nulls cost
    /// a third of a line's insertion. Foreign keys are looked up in a partial one as well.
    private static let migration0006Indexes = """
        DROP INDEX entry_recorder;
        CREATE INDEX entry_recorder ON entry (recorder) WHERE recorder IS NOT NULL;
        DROP INDEX entry_approver;
        CREATE INDEX entry_approver ON entry (approver) WHERE approver IS NOT NULL;
        DROP INDEX entry_project;
        CREATE INDEX entry_project ON entry (project) WHERE project IS NOT NULL;
        DROP INDEX entry_session;
        CREATE INDEX entry_session ON entry (session) WHERE session IS NOT NULL;
        """
}
