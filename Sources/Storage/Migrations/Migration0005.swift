extension Migration {
    /// Assessments, the technology course, topics and the catalogue, study plans, applications and
    /// the levels of approval; all of a closed year's figures; self-chosen projects.
    static let migration0005 = Migration(
        format: 5,
        sql: migration0005Teachers + migration0005Catalogue + migration0005Parts
            + migration0005Digests
    )

    private static let migration0005Teachers = """
        CREATE TABLE assessment (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
            form TEXT NOT NULL CHECK (form = 'unified' OR form = 'school-based'),
            stage TEXT CHECK (stage = 'instant' OR stage = 'process' OR stage = 'result'),
            subject TEXT,
            score INTEGER CHECK (score >= 0),
            grade TEXT CHECK (grade = 'excellent' OR grade = 'good' OR grade = 'qualified'
                OR grade = 'basic' OR grade = 'failed'),
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            assessor TEXT,
            CHECK (score IS NOT NULL OR grade IS NOT NULL),
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (assessor) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX assessment_teacher ON assessment (teacher);

        CREATE INDEX assessment_assessor ON assessment (assessor);


        CREATE TABLE technology (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            process TEXT,
            exam TEXT,
            certificate TEXT,
            certified TEXT CHECK (certified GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX technology_teacher ON technology (teacher);


        CREATE TABLE plan (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind = 'five-year' OR kind = 'year' OR kind = 'term'),
            first_day TEXT NOT NULL
                CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            last_day TEXT NOT NULL
                CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            goals TEXT NOT NULL CHECK (goals GLOB '[[]*]'),
            study TEXT,
            reviews TEXT NOT NULL CHECK (reviews GLOB '[[]*]'),
            CHECK (last_day >= first_day),
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX plan_teacher ON plan (teacher);


        """

    private static let migration0005Catalogue = """
        CREATE TABLE topic (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
            title TEXT NOT NULL,
            objective TEXT,
            content TEXT,
            form TEXT CHECK (form = 'concentrated' OR form = 'online' OR form = 'school-based'
                OR form = 'self-study' OR form = 'shadowing' OR form = 'degree'),
            assessment TEXT,
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX topic_unit ON topic (unit);


        CREATE TABLE course (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            unit TEXT NOT NULL,
            title TEXT NOT NULL,
            is_local INTEGER NOT NULL CHECK (is_local BETWEEN 0 AND 1),
            year INTEGER CHECK (year BETWEEN 1900 AND 2199),
            topic TEXT,
            level TEXT NOT NULL CHECK (level = 'school' OR level = 'district' OR level = 'city'
                OR level = 'province' OR level = 'nation'),
            form TEXT CHECK (form = 'concentrated' OR form = 'online' OR form = 'school-based'
                OR form = 'self-study' OR form = 'shadowing' OR form = 'degree'),
            hours INTEGER CHECK (hours > 0),
            dimension TEXT,
            type TEXT,
            subject TEXT,
            places INTEGER CHECK (places > 0),
            first_day TEXT CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            CHECK (last_day >= first_day),
            FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (topic) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX course_unit ON course (unit);

        CREATE INDEX course_topic ON course (topic);


        CREATE TABLE application (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            teacher TEXT NOT NULL,
            programme TEXT NOT NULL,
            course TEXT,
            level TEXT NOT NULL CHECK (level = 'school' OR level = 'district' OR level = 'city'
                OR level = 'province' OR level = 'nation'),
            form TEXT CHECK (form = 'concentrated' OR form = 'online' OR form = 'school-based'
                OR form = 'self-study' OR form = 'shadowing' OR form = 'degree'),
            type TEXT,
            subject TEXT,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            status TEXT NOT NULL CHECK (status = 'open' OR status = 'waiting'
                OR status = 'approved' OR status = 'refused' OR status = 'withdrawn'),
            decided TEXT CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            decider TEXT,
            reason TEXT,
            FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (decider) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (course) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX application_teacher ON application (teacher);

        CREATE INDEX application_decider ON application (decider);

        CREATE INDEX application_course ON application (course);


        """

    private static let migration0005Parts = """
        CREATE TABLE approval (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            entry TEXT NOT NULL,
            level TEXT NOT NULL CHECK (level = 'school' OR level = 'district' OR level = 'city'
                OR level = 'province' OR level = 'nation'),
            approver TEXT NOT NULL,
            on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            FOREIGN KEY (entry) REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (approver) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX approval_entry ON approval (entry);

        CREATE INDEX approval_approver ON approval (approver);


        CREATE TABLE seal_figures (
            seal TEXT PRIMARY KEY,
            scale INTEGER NOT NULL CHECK (scale > 0),
            exempt TEXT,
            subjects TEXT NOT NULL CHECK (subjects GLOB '[[]*]'),
            lines TEXT NOT NULL CHECK (lines GLOB '[[]*]'),
            requirements TEXT NOT NULL CHECK (requirements GLOB '[[]*]'),
            FOREIGN KEY (seal) REFERENCES seal (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;


        CREATE TABLE project_plan (
            project TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind = 'module' OR kind = 'assigned'
                OR kind = 'self-chosen'),
            has_plan INTEGER NOT NULL CHECK (has_plan BETWEEN 0 AND 1),
            has_scheme INTEGER NOT NULL CHECK (has_scheme BETWEEN 0 AND 1),
            principal TEXT,
            leader TEXT,
            people TEXT NOT NULL CHECK (people GLOB '[[]*]'),
            started TEXT CHECK (started GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            FOREIGN KEY (project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (principal) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (leader) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX project_plan_principal ON project_plan (principal);

        CREATE INDEX project_plan_leader ON project_plan (leader);


        """

    private static let migration0005Digests = """
        INSERT INTO digest VALUES
            ('assessment', zeroblob(32), 0),
            ('technology', zeroblob(32), 0),
            ('topic', zeroblob(32), 0),
            ('course', zeroblob(32), 0),
            ('plan', zeroblob(32), 0),
            ('application', zeroblob(32), 0),
            ('approval', zeroblob(32), 0),
            ('seal_figures', zeroblob(32), 0),
            ('project_plan', zeroblob(32), 0);
        """
}
