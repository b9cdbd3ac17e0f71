extension Migration {
    /// Hours and credits: the ledger, sessions, module projects, closings, seals, certificates and
    /// the integrity file.
    ///
    /// Hours are in hundredths, credits in ten-thousandths.
    static let migration0004 = Migration(
        format: 4,
        sql: migration0004Entries + migration0004Work + migration0004Figures + migration0004Digests
    )

    private static let migration0004Entries = """
        CREATE TABLE entry (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind = 'training' OR kind = 'honour' OR kind = 'research'
                OR kind = 'paper' OR kind = 'contest' OR kind = 'lesson' OR kind = 'mentoring'
                OR kind = 'external'),
            first_day TEXT NOT NULL
                CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            last_day TEXT NOT NULL
                CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            hours INTEGER NOT NULL CHECK (hours >= 0),
            credits INTEGER CHECK (credits > 0),
            level TEXT NOT NULL CHECK (level = 'school' OR level = 'district' OR level = 'city'
                OR level = 'province' OR level = 'nation'),
            form TEXT CHECK (form = 'concentrated' OR form = 'online' OR form = 'school-based'
                OR form = 'self-study' OR form = 'shadowing' OR form = 'degree'),
            place TEXT CHECK (place = 'inside' OR place = 'outside'),
            role TEXT NOT NULL CHECK (role = 'participant' OR role = 'lecturer'
                OR role = 'organiser'),
            dimension TEXT,
            category TEXT,
            module TEXT,
            title TEXT,
            programme TEXT,
            special TEXT,
            off_job INTEGER NOT NULL CHECK (off_job BETWEEN 0 AND 1),
            passed INTEGER CHECK (passed BETWEEN 0 AND 1),
            attended INTEGER CHECK (attended >= 0),
            evidence TEXT,
            grade TEXT,
            place_among INTEGER CHECK (place_among >= 1),
            project TEXT,
            session TEXT,
            status TEXT NOT NULL CHECK (status = 'pending' OR status = 'counted'
                OR status = 'refused' OR status = 'reversed'),
            recorder TEXT,
            approver TEXT,
            reason TEXT,
            CHECK (last_day >= first_day),
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (recorder) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (approver) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (session) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX entry_teacher ON entry (teacher);

        CREATE INDEX entry_recorder ON entry (recorder);

        CREATE INDEX entry_approver ON entry (approver);

        CREATE INDEX entry_project ON entry (project);

        CREATE INDEX entry_session ON entry (session);


        """

    private static let migration0004Work = """
        CREATE TABLE session (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            title TEXT NOT NULL,
            first_day TEXT NOT NULL
                CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            last_day TEXT NOT NULL
                CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            hours INTEGER NOT NULL CHECK (hours > 0),
            level TEXT NOT NULL CHECK (level = 'school' OR level = 'district' OR level = 'city'
                OR level = 'province' OR level = 'nation'),
            form TEXT NOT NULL CHECK (form = 'concentrated' OR form = 'online'
                OR form = 'school-based' OR form = 'self-study' OR form = 'shadowing'
                OR form = 'degree'),
            place TEXT CHECK (place = 'inside' OR place = 'outside'),
            dimension TEXT,
            category TEXT,
            module TEXT,
            programme TEXT,
            project TEXT,
            theme TEXT,
            has_plan INTEGER NOT NULL CHECK (has_plan BETWEEN 0 AND 1),
            has_process INTEGER NOT NULL CHECK (has_process BETWEEN 0 AND 1),
            has_evaluation INTEGER NOT NULL CHECK (has_evaluation BETWEEN 0 AND 1),
            attendance TEXT NOT NULL CHECK (attendance GLOB '[[]*]'),
            CHECK (last_day >= first_day),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX session_unit ON session (unit);

        CREATE INDEX session_project ON session (project);


        CREATE TABLE project (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
            dimension TEXT NOT NULL,
            theme TEXT,
            courses TEXT NOT NULL CHECK (courses GLOB '[[]*]'),
            half_days INTEGER CHECK (half_days >= 0),
            methods TEXT NOT NULL CHECK (methods GLOB '[[]*]'),
            full_staff INTEGER NOT NULL CHECK (full_staff BETWEEN 0 AND 1),
            panel TEXT NOT NULL CHECK (panel GLOB '[[]*]'),
            steps TEXT NOT NULL CHECK (steps GLOB '[[]*]'),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX project_unit ON project (unit);


        """

    private static let migration0004Figures = """
        CREATE TABLE closing (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            scheme TEXT NOT NULL,
            version INTEGER NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
            first_day TEXT NOT NULL
                CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            last_day TEXT NOT NULL
                CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            reopened TEXT CHECK (reopened GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            reason TEXT,
            CHECK (last_day >= first_day),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX closing_unit ON closing (unit);

        CREATE INDEX closing_scheme ON closing (scheme, version);


        CREATE TABLE seal (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            unit TEXT NOT NULL,
            scheme TEXT NOT NULL,
            version INTEGER NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
            hours INTEGER NOT NULL CHECK (hours >= 0),
            credits INTEGER NOT NULL CHECK (credits >= 0),
            result TEXT NOT NULL CHECK (result = 'complete' OR result = 'incomplete'
                OR result = 'open'),
            lacking TEXT,
            settled TEXT NOT NULL CHECK (settled GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            sealed TEXT CHECK (sealed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            sealer TEXT,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (sealer) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
                DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX seal_teacher ON seal (teacher);

        CREATE INDEX seal_sealer ON seal (sealer);

        CREATE INDEX seal_unit ON seal (unit);

        CREATE INDEX seal_scheme ON seal (scheme, version);


        CREATE TABLE certificate (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            issued TEXT NOT NULL CHECK (issued GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            voided TEXT CHECK (voided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            replaces TEXT,
            reason TEXT,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (replaces) REFERENCES certificate (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX certificate_teacher ON certificate (teacher);

        CREATE INDEX certificate_replaces ON certificate (replaces);


        CREATE TABLE integrity (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            programme TEXT NOT NULL,
            type TEXT,
            subject TEXT,
            kind TEXT NOT NULL CHECK (kind = 'completed' OR kind = 'absent'
                OR kind = 'dismissed' OR kind = 'incomplete'),
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            special_reason TEXT,
            approver TEXT,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (approver) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX integrity_teacher ON integrity (teacher);

        CREATE INDEX integrity_approver ON integrity (approver);


        """

    private static let migration0004Digests = """
        INSERT INTO digest VALUES
            ('entry', zeroblob(32), 0),
            ('session', zeroblob(32), 0),
            ('project', zeroblob(32), 0),
            ('closing', zeroblob(32), 0),
            ('seal', zeroblob(32), 0),
            ('certificate', zeroblob(32), 0),
            ('integrity', zeroblob(32), 0);
        """
}
