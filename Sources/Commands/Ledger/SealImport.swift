import Domain
import Grammar

/// `seal import`: takes a teacher's settled figures over as they stand elsewhere.
enum SealImport {
    static let command = Descriptions.seal.importCommand(
        prefix: "SL",
        required: ["teacher", "unit", "scheme", "year", "result", "settled"],
        examples: [
            "seal import OLD-L1 teacher=T001 unit=hetu scheme=district64@1 year=2022 "
                + "result=complete settled=2023-01-10"
        ],
        blank: { id in
            Seal(
                id: id,
                teacher: PersonID(""),
                unit: UnitID(""),
                version: SchemeVersion.Key(scheme: SchemeID(""), version: 1),
                year: 1900,
                settled: DayOrder.unset
            )
        },
        check: { seal throws(Refusal) in try ReferenceCheck.check(year: seal.year) }
    )
}
