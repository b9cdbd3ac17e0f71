extension Migration {
    /// Lessons a week of teaching assignments, and the rounds of contests.
    static let migration0006Evaluations = """
        CREATE TABLE teaching_hours (
            teaching TEXT PRIMARY KEY,
            weekly INTEGER NOT NULL CHECK (weekly BETWEEN 1 AND 10000),
            FOREIGN KEY (teaching) REFERENCES teaching (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;


        CREATE TABLE contest_round (
            activity TEXT PRIMARY KEY,
            follows TEXT,
            advance INTEGER CHECK (advance > 0),
            carry INTEGER CHECK (carry BETWEEN 1 AND 9999),
            CHECK (follows IS NOT NULL OR advance IS NOT NULL),
            CHECK (carry IS NULL OR follows IS NOT NULL),
            FOREIGN KEY (activity) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (follows) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX contest_round_follows ON contest_round (follows);

        INSERT INTO digest VALUES
            ('teaching_hours', zeroblob(32), 0),
            ('contest_round', zeroblob(32), 0);


        """
}
