extension Migration {
    /// Activities, lessons, observations, evaluations.
    static let migration0003 = Migration(
        format: 3,
        sql: migration0003Lessons + migration0003Evaluations + migration0003Digests
    )

    private static let migration0003Lessons = """
        CREATE TABLE activity (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            kind TEXT NOT NULL CHECK (kind = 'open-day' OR kind = 'visit' OR kind = 'contest'
                OR kind = 'course' OR kind = 'survey' OR kind = 'inspection'
                OR kind = 'meeting'),
            unit TEXT NOT NULL,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            to_day TEXT
                CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
                    AND to_day >= on_day),
            name TEXT,
            place TEXT,
            subject TEXT,
            people TEXT NOT NULL CHECK (people GLOB '[[]*]'),
            forms TEXT NOT NULL CHECK (forms GLOB '[[]*]'),
            invited INTEGER CHECK (invited >= 0),
            instrument TEXT,
            eligible TEXT,
            awards TEXT NOT NULL CHECK (awards GLOB '[[]*]'),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE lesson (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            kind TEXT NOT NULL CHECK (kind = 'ordinary' OR kind = 'research'
                OR kind = 'demonstration' OR kind = 'report' OR kind = 'open'
                OR kind = 'contest'),
            unit TEXT NOT NULL,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            at_time TEXT CHECK (at_time GLOB '*..*'),
            class TEXT,
            subject TEXT,
            topic TEXT,
            giver TEXT NOT NULL,
            said_before TEXT,
            said_after TEXT,
            activity TEXT,
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (giver) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (activity) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX lesson_class ON lesson (class);

        CREATE INDEX lesson_giver ON lesson (giver);

        CREATE INDEX lesson_activity ON lesson (activity);


        """

    private static let migration0003Evaluations = """
        CREATE TABLE observation (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            lesson TEXT NOT NULL,
            observer TEXT NOT NULL,
            mode TEXT CHECK (mode = 'collective' OR mode = 'separate'),
            focus TEXT,
            comment TEXT,
            suggestions TEXT,
            feedback TEXT
                CHECK (feedback GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            entered TEXT NOT NULL
                CHECK (entered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            scheme TEXT,
            version INTEGER,
            instrument TEXT,
            marks TEXT CHECK (marks GLOB '[[]*]'),
            CHECK ((scheme IS NULL) = (version IS NULL)),
            CHECK ((scheme IS NULL) = (instrument IS NULL)),
            CHECK ((scheme IS NULL) = (marks IS NULL)),
            FOREIGN KEY (lesson) REFERENCES lesson (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (observer) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX observation_lesson ON observation (lesson);

        CREATE INDEX observation_observer ON observation (observer);

        CREATE INDEX observation_scheme ON observation (scheme, version);

        CREATE TABLE evaluation (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            activity TEXT,
            teacher TEXT,
            class TEXT,
            unit TEXT,
            by_person TEXT,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            phase TEXT CHECK (phase = 'instant' OR phase = 'follow-up'),
            entered TEXT NOT NULL
                CHECK (entered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            scheme TEXT NOT NULL,
            version INTEGER NOT NULL,
            instrument TEXT NOT NULL,
            marks TEXT CHECK (marks GLOB '[[]*]'),
            forms INTEGER CHECK (forms >= 0),
            counts TEXT CHECK (counts GLOB '[[]*]'),
            invited INTEGER CHECK (invited >= 0),
            comment TEXT,
            findings TEXT NOT NULL CHECK (findings GLOB '[[]*]'),
            CHECK (activity IS NOT NULL OR teacher IS NOT NULL OR class IS NOT NULL
                OR unit IS NOT NULL),
            CHECK ((marks IS NULL) = (forms IS NOT NULL)),
            CHECK ((forms IS NULL) = (counts IS NULL)),
            FOREIGN KEY (activity) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (by_person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX evaluation_activity ON evaluation (activity);

        CREATE INDEX evaluation_teacher ON evaluation (teacher);

        CREATE INDEX evaluation_class ON evaluation (class);

        CREATE INDEX evaluation_by ON evaluation (by_person);

        CREATE INDEX evaluation_scheme ON evaluation (scheme, version);


        """

    private static let migration0003Digests = """
        INSERT INTO digest VALUES
            ('activity', zeroblob(32), 0),
            ('lesson', zeroblob(32), 0),
            ('observation', zeroblob(32), 0),
            ('evaluation', zeroblob(32), 0);
        """
}
