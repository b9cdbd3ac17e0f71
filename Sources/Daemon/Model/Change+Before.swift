import Domain

extension Change {
    /// Whether both change the same object from the same value.
    ///
    /// A transaction that is run again must find what it found: another value is a conflict.
    func begins(like other: Change) -> Bool {
        switch (self, other) {
        case (.unit(let one), .unit(let two)): one.begins(like: two)
        case (.person(let one), .person(let two)): one.begins(like: two)
        case (.schoolClass(let one), .schoolClass(let two)): one.begins(like: two)
        case (.teaching(let one), .teaching(let two)): one.begins(like: two)
        case (.term(let one), .term(let two)): one.begins(like: two)
        case (.test(let one), .test(let two)): one.begins(like: two)
        case (.paper(let one), .paper(let two)): one.begins(like: two)
        case (.result(let one), .result(let two)): one.begins(like: two)
        case (.pupil(let one), .pupil(let two)): one.begins(like: two)
        case (.dossier(let one), .dossier(let two)): one.begins(like: two)
        case (.draft(let one), .draft(let two)): one.begins(like: two)
        case (.exam(let one), .exam(let two)): one.begins(like: two)
        case (.schemeVersion(let one), .schemeVersion(let two)): one.begins(like: two)
        case (.schemeUse(let one), .schemeUse(let two)): one.begins(like: two)
        case (.counter(let one), .counter(let two)):
            one.prefix == two.prefix && one.before == two.before
        case (.unit, _), (.person, _), (.schoolClass, _), (.teaching, _), (.term, _), (.test, _),
            (.paper, _), (.result, _), (.pupil, _), (.dossier, _), (.draft, _), (.exam, _),
            (.schemeVersion, _), (.schemeUse, _), (.counter, _):
            false
        }
    }
}

extension Revised {
    fileprivate func begins(like other: Revised) -> Bool {
        id == other.id && before == other.before
    }
}
