extension CommandTable.Entry {
    /// Puts a request's arguments to the command's parameters, by place and by name.
    ///
    /// Rule 0 of the protocol: the required positionals come first and are taken literally; then
    /// only `name=value` and declared flags.
    /// - Throws: ARITY for a missing argument or one too many; BADARG for an unknown name or one
    ///   given twice.
    package func bind(
        _ words: [Argument],
        from wordCount: Int
    ) throws(Refusal) -> BoundArguments {
        let positionalCount = positionalPlaces.count
        guard words.count - wordCount >= positionalCount else {
            throw missingPositional(words.count - wordCount)
        }
        var bound = BoundArguments(
            spec: spec,
            none: noNumbers,
            expecting: words.count - wordCount
        )
        if let rest = restPlace {
            if let value = joined(words[wordCount...]) { bound.put(value, at: rest) }
            return bound
        }
        for number in 0..<positionalCount {
            let argument = words[wordCount + number]
            let value = BoundArguments.Value(
                text: argument.text,
                ordinal: number + 1,
                position: argument.position
            )
            bound.put(value, at: positionalPlaces[number])
        }
        for index in wordCount + positionalCount..<words.count {
            try bindNamed(words[index], index - wordCount + 1, &bound)
        }
        for place in requiredPlaces where !bound.has(place) {
            let positionals = positionalPlaces.compactMap { bound[$0] }
            throw positionals.lazy.compactMap(spec.misplaced).first
                ?? missing(spec.parameters[place])
        }
        return bound
    }

    /// Puts a plain line's arguments to the parameters.
    /// - Returns: nil where one is missing, unknown or given twice, or a parameter takes all words:
    ///   what is to be refused, the words tell.
    func bind(_ line: NativeLine, from wordCount: Int) -> BoundArguments? {
        let positionalCount = positionalPlaces.count
        guard restPlace == nil, line.count - wordCount >= positionalCount else { return nil }
        var bound = BoundArguments(
            spec: spec,
            none: noNumbers,
            expecting: line.count - wordCount
        )
        var last = line.first
        for number in wordCount..<line.count {
            let word = line.word(number)
            let ordinal = number - wordCount + 1
            var start = word.start
            let place: Int
            if ordinal <= positionalCount {
                place = positionalPlaces[ordinal - 1]
            } else {
                guard let found = namedPlaces.value(of: line.bytes(word.start, word.nameEnd)),
                    forms[found] == (word.hasName ? .keyword : .flag), !bound.has(found)
                else { return nil }
                place = found
                if word.hasName { start = word.nameEnd + 1 }
            }
            last = (start, line.position(of: start, after: last))
            let value = BoundArguments.Value(
                text: line.text(start, word.end),
                ordinal: ordinal,
                position: last.position
            )
            bound.put(value, at: place)
        }
        for place in requiredPlaces where !bound.has(place) { return nil }
        return bound
    }

    private func joined(_ words: ArraySlice<Argument>) -> BoundArguments.Value? {
        guard let first = words.first else { return nil }
        return BoundArguments.Value(
            text: words.map(\.text).joined(separator: " "),
            ordinal: 1,
            position: first.position
        )
    }

    private func bindNamed(
        _ argument: Argument,
        _ ordinal: Int,
        _ bound: inout BoundArguments
    ) throws(Refusal) {
        guard let length = argument.nameLength else {
            try bindFlag(argument, ordinal, &bound)
            return
        }
        let found = argument.text.withBytes { bytes in
            namedPlaces.value(of: UnsafeBufferPointer(rebasing: bytes[..<length]))
        }
        guard let place = found, forms[place] == .keyword, !bound.has(place) else {
            throw misnamed(argument, ordinal, found)
        }
        let value = BoundArguments.Value(
            text: argument.value(after: length),
            ordinal: ordinal,
            position: argument.position == 0 ? 0 : position(ofValueIn: argument, length)
        )
        bound.put(value, at: place)
    }

    private func position(ofValueIn argument: Argument, _ nameLength: Int) -> Int {
        let scalars = argument.text.withBytes { bytes in
            var count = 0
            // A continuation byte belongs to the scalar before it.
            for place in 0..<nameLength where bytes[place] & 0xC0 != 0x80 { count += 1 }
            return count
        }
        return argument.valuePosition(nameLength: scalars)
    }

    /// The refusal of a name that is unknown, a flag's, or given twice.
    private func misnamed(_ argument: Argument, _ ordinal: Int, _ place: Int?) -> Refusal {
        let name = argument.named?.name ?? ""
        var argument = argument
        argument.ordinal = ordinal
        guard let place else { return unknownName(name, argument) }
        guard forms[place] == .keyword else {
            return Refusal(
                .badArgument,
                "\(name) takes no value",
                "\(name) 不带值",
                hint: spec.parameters[place].name.english
            ).at(argument)
        }
        return Refusal(.badArgument, "\(name)= is given twice", "\(name)= 给了两次").at(argument)
    }

    private func bindFlag(
        _ argument: Argument,
        _ ordinal: Int,
        _ bound: inout BoundArguments
    ) throws(Refusal) {
        var argument = argument
        argument.ordinal = ordinal
        guard let place = namedPlaces.value(of: argument.text) else {
            throw unexpected(argument, bound)
        }
        guard forms[place] == .flag else {
            let parameter = spec.parameters[place]
            throw Refusal(
                .badArgument,
                "\(parameter.name.english) needs a value",
                "\(parameter.name.chinese) 缺少值",
                want: parameter.type.name.english,
                hint: "\(parameter.name.english)=\(parameter.type.shape)"
            ).at(argument)
        }
        // Said twice, it says no more.
        guard !bound.has(place) else { return }
        let value = BoundArguments.Value(
            text: argument.text,
            ordinal: ordinal,
            position: argument.position
        )
        bound.put(value, at: place)
    }

    // MARK: Refusals

    private func missingPositional(_ given: Int) -> Refusal {
        let parameter = spec.positionals[given]
        return Refusal(
            .arity,
            "\(spec.name(in: .english)) needs \(parameter.name.english)",
            "\(spec.name(in: .chinese)) 缺少 \(parameter.name.chinese)",
            want: parameter.name.english,
            hint: spec.synopsis(in: .english)
        )
    }

    private func missing(_ parameter: ParameterSpec) -> Refusal {
        Refusal(
            .arity,
            "\(spec.name(in: .english)) needs \(parameter.name.english)=",
            "\(spec.name(in: .chinese)) 缺少 \(parameter.name.chinese)=",
            want: parameter.name.english,
            hint: "\(parameter.name.english)=\(parameter.type.shape)"
        )
    }

    private func unknownName(_ name: String, _ argument: Argument) -> Refusal {
        let near = nearest(to: name, among: names)
        return Refusal(
            .badArgument,
            "\(spec.name(in: .english)) has no argument \(excerpt(name))=",
            "\(spec.name(in: .chinese)) 没有参数 \(excerpt(name))=",
            hint: condition(on: name, argument) ?? near.map(usage) ?? help(for: name)
        ).at(argument)
    }

    /// What is no argument but a field, as a condition on it: `where="teacher=T001"`.
    private func condition(on name: String, _ argument: Argument) -> String? {
        for parameter in spec.parameters where parameter.form == .keyword {
            guard case .condition(let fields, _) = parameter.type.completion,
                let field = fields.first(where: { $0.name.isNamed(name) })
            else { continue }
            let text = excerpt(argument.named?.value ?? "")
            let value = NativeText.isBare(text) ? text : "'\(text)'"
            return "\(parameter.name.english)=\"\(field.name.english)=\(value)\""
        }
        return nil
    }

    /// How to ask for the command's help, in the language in which that was written.
    private func help(for text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? "help \(spec.name(in: .english))" : "帮助 \(spec.name(in: .chinese))"
    }

    /// How the parameter of that name is begun: `unit=`, `explain`.
    private func usage(_ name: String) -> String {
        let isFlag = namedPlaces.value(of: name).map { forms[$0] == .flag }
        return isFlag == true ? name : "\(name)="
    }

    /// Whether a word goes on with a condition.
    private static func joins(_ word: String) -> Bool {
        let words = ["and", "or", "in", "is", "=", "<", ">", "<=", ">=", "!=", "~"]
        let chinese = ["且", "或", "属于", "未设", "已设"]
        return words.contains(word.lowercased()) || chinese.contains(word)
    }

    private func unexpected(
        _ argument: Argument,
        _ bound: BoundArguments
    ) -> Refusal {
        // Where all are named, a key typed bare is most often the first one's.
        let isNamed = positionalPlaces.isEmpty
        let open = spec.parameters.indices.first { place in
            isNamed && forms[place] == .keyword && !bound.has(place)
        }
        let near: String?
        if let condition = bound["where"], Self.joins(argument.text) {
            // A condition of several words that was not quoted.
            near = "where=\"\(excerpt(condition.text)) \(argument.text) …\""
        } else if argument.text.hasPrefix("--") {
            // An option's dashes begin no value of a parameter's.
            near = nil
        } else {
            near =
                nearest(to: argument.text, among: names)
                ?? open.map { "\(spec.parameters[$0].name.english)=\(excerpt(argument.text))" }
        }
        return Refusal(
            positionalPlaces.count == spec.parameters.count ? .arity : .badArgument,
            "\(excerpt(argument.text)) is one argument too many",
            "多余的参数 \(excerpt(argument.text))",
            hint: near ?? "help \(spec.name(in: .english))"
        ).at(argument)
    }
}
