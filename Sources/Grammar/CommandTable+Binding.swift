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
        var values = [BoundArguments.Value?](repeating: nil, count: spec.parameters.count)
        guard words.count - wordCount >= positionalCount else {
            throw missingPositional(words.count - wordCount)
        }
        if let rest = restPlace {
            values[rest] = joined(words[wordCount...])
            return BoundArguments(spec: spec, values: values)
        }
        var place = 0
        for index in wordCount..<words.count {
            var argument = words[index]
            argument.ordinal = index - wordCount + 1
            if index - wordCount < positionalCount {
                while spec.parameters[place].form != .positional { place += 1 }
                values[place] = BoundArguments.Value(
                    text: argument.text,
                    argument: argument,
                    position: argument.position
                )
                place += 1
            } else {
                try bindNamed(argument, &values)
            }
        }
        for (index, parameter) in spec.parameters.enumerated()
        where parameter.isRequired && values[index] == nil {
            throw missing(parameter)
        }
        return BoundArguments(spec: spec, values: values)
    }

    private func joined(_ words: ArraySlice<Argument>) -> BoundArguments.Value? {
        guard var first = words.first else { return nil }
        first.ordinal = 1
        return BoundArguments.Value(
            text: words.map(\.text).joined(separator: " "),
            argument: first,
            position: first.position
        )
    }

    private func bindNamed(
        _ argument: Argument,
        _ values: inout [BoundArguments.Value?]
    ) throws(Refusal) {
        guard let (name, value) = argument.named else {
            try bindFlag(argument, &values)
            return
        }
        guard let place = parametersByName[name] ?? parametersByName[name.asciiLowercased]
        else { throw unknownName(name, argument) }
        guard spec.parameters[place].form == .keyword else {
            throw Refusal(
                .badArgument,
                "\(name) takes no value",
                "\(name) 不带值",
                hint: spec.parameters[place].name.english
            ).at(argument)
        }
        guard values[place] == nil else {
            throw Refusal(.badArgument, "\(name)= is given twice", "\(name)= 给了两次").at(argument)
        }
        values[place] = BoundArguments.Value(
            text: value,
            argument: argument,
            position: argument.valuePosition(nameLength: name.unicodeScalars.count)
        )
    }

    private func bindFlag(
        _ argument: Argument,
        _ values: inout [BoundArguments.Value?]
    ) throws(Refusal) {
        guard let place = parametersByName[argument.text.asciiLowercased] else {
            throw unexpected(argument)
        }
        let parameter = spec.parameters[place]
        guard parameter.form == .flag else {
            throw Refusal(
                .badArgument,
                "\(parameter.name.english) needs a value",
                "\(parameter.name.chinese) 缺少值",
                want: parameter.type.name.english,
                hint: "\(parameter.name.english)=\(parameter.type.shape)"
            ).at(argument)
        }
        values[place] = BoundArguments.Value(
            text: argument.text,
            argument: argument,
            position: argument.position
        )
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
        let near = nearest(to: name, among: parametersByName.keys)
        let command = spec.name(in: .english)
        return Refusal(
            .badArgument,
            "\(command) has no argument \(excerpt(name))=",
            "\(spec.name(in: .chinese)) 没有参数 \(excerpt(name))=",
            hint: near.map(usage) ?? "help \(command)"
        ).at(argument)
    }

    /// How the parameter of that name is begun: `unit=`, `explain`.
    private func usage(_ name: String) -> String {
        let isFlag = parametersByName[name].map { spec.parameters[$0].form == .flag } ?? false
        return isFlag ? name : "\(name)="
    }

    private func unexpected(_ argument: Argument) -> Refusal {
        let command = spec.name(in: .english)
        let near = nearest(to: argument.text, among: parametersByName.keys)
        return Refusal(
            positionalCount == spec.parameters.count ? .arity : .badArgument,
            "\(excerpt(argument.text)) is one argument too many",
            "多余的参数 \(excerpt(argument.text))",
            hint: near ?? "help \(command)"
        ).at(argument)
    }
}
