extension Migration {
    /// The ledger's lines refer to `ledger_teacher`, and two indexes go.
    ///
    /// That of lines by teacher made a line's insertion slower the more lines there were, and only
    /// the removal of a person used it (`LedgerTeachers`). That of idempotency keys nothing has
    /// read since they are collected at a start.
    ///
    /// The definition of `entry` is written as it is to be: what its rows hold stays as it was, and
    /// a table made anew would copy every line, with `approval` referring to the old one meanwhile.
    static let migration0007 = Migration(
        format: 7,
        sql: """
            CREATE TABLE ledger_teacher (
                teacher TEXT PRIMARY KEY,
                FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID;

            INSERT INTO ledger_teacher SELECT DISTINCT teacher FROM entry ORDER BY teacher;

            DROP INDEX entry_teacher;

            PRAGMA writable_schema = ON;

            UPDATE sqlite_schema
            SET sql = replace(
                sql,
                'FOREIGN KEY (teacher) REFERENCES person (id)',
                'FOREIGN KEY (teacher) REFERENCES ledger_teacher (teacher)'
            )
            WHERE type = 'table' AND name = 'entry';

            PRAGMA writable_schema = RESET;

            DROP INDEX audit_idempotency;
            """
    )
}
