import Domain

extension Sample {
    /// The addition of everything, parents after children: keys are checked at the end.
    static var additions: [Change] {
        [
            .counter(CounterStep(prefix: "TA", before: 0, after: 17)),
            .schemeUse(Revised(before: nil, after: use)),
            .schemeVersion(Revised(before: nil, after: version)),
            .result(Revised(before: nil, after: result)),
            .paper(Revised(before: nil, after: paper)),
            .test(Revised(before: nil, after: monthly)),
            .term(Revised(before: nil, after: autumnTerm)),
            .teaching(Revised(before: nil, after: teaching)),
            .schoolClass(Revised(before: nil, after: classOf2022)),
            .person(Revised(before: nil, after: person)),
            .unit(Revised(before: nil, after: unit)),
            .unit(Revised(before: nil, after: bureau)),
        ]
    }
}

/// A change from one state of an object to the next, with its revision counted up.
func revising<Object: Entity>(
    _ object: Object,
    _ edit: (inout Object) -> Void
) -> Revised<Object> {
    var after = object
    edit(&after)
    after.revision += 1
    return Revised(before: object, after: after)
}
