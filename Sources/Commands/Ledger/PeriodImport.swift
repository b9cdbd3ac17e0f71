import Domain
import Grammar

/// `period import`: takes closed account years over as they stand elsewhere.
enum PeriodImport {
    static let command = Descriptions.closing.importCommand(
        prefix: "PC",
        required: ["unit", "scheme", "year", "from", "to", "on"],
        examples: [
            "period import OLD-C1 unit=hetu scheme=district64@1 year=2022 from=2022-01-01 "
                + "to=2022-12-31 on=2023-01-10"
        ],
        blank: { id in
            Closing(
                id: id,
                unit: UnitID(""),
                version: SchemeVersion.Key(scheme: SchemeID(""), version: 1),
                year: 1900,
                days: (DayOrder.unset, DayOrder.unset),
                on: DayOrder.unset
            )
        },
        check: { closing throws(Refusal) in
            try DayOrder.check(closing.first, closing.last)
            try ReferenceCheck.check(year: closing.year)
        }
    )
}
