package import Grammar

/// A typed parameter: what it declares and how its value is read.
///
/// A class, since a command's body reads its parameters for every statement.
package final class Parameter<Value: Sendable>: Sendable {
    /// Usually one; an object's assignable fields are one each.
    package let specs: [ParameterSpec]
    private let count: Int
    /// Reads the values of its specs, which stand at `place` and after it.
    package let decode: @Sendable (Scope, _ place: Int) throws(Refusal) -> Value

    package init(
        specs: [ParameterSpec],
        decode: @escaping @Sendable (Scope, _ place: Int) throws(Refusal) -> Value
    ) {
        self.specs = specs
        count = specs.count
        self.decode = decode
    }

    /// Reads the value in a statement of any command that declares it; found by its name.
    func decode(_ scope: Scope) throws(Refusal) -> Value {
        let place = scope.arguments.spec.parameters.firstIndex { parameter in
            parameter.name == specs.first?.name
        }
        guard let place else { preconditionFailure("the command declares the parameter") }
        return try decode(scope, place)
    }

    /// Reads the value, and moves `place` on to the next parameter's.
    func decode(_ scope: Scope, at place: inout Int) throws(Refusal) -> Value {
        defer { place += count }
        return try decode(scope, place)
    }
}

/// Reads one value of a statement, with the statement's context at hand.
package struct Reading<Value: Sendable>: Sendable {
    package let type: ValueType
    package let read: @Sendable (BoundArguments.Value, Scope) throws(Refusal) -> Value

    package init(
        _ type: ValueType,
        read: @escaping @Sendable (BoundArguments.Value, Scope) throws(Refusal) -> Value
    ) {
        self.type = type
        self.read = read
    }
}

extension Parameter {
    /// A required parameter told by its place.
    package static func positional(
        _ name: Label,
        _ reading: Reading<Value>,
        _ summary: Bilingual
    ) -> Parameter {
        required(name, .positional, reading, summary)
    }

    /// A required `name=value`.
    package static func keyword(
        _ name: Label,
        _ reading: Reading<Value>,
        _ summary: Bilingual
    ) -> Parameter {
        required(name, .keyword, reading, summary)
    }

    private static func required(
        _ name: Label,
        _ form: ParameterSpec.Form,
        _ reading: Reading<Value>,
        _ summary: Bilingual
    ) -> Parameter {
        let spec = ParameterSpec(
            name: name,
            form: form,
            type: reading.type,
            isRequired: true,
            summary: summary
        )
        return Parameter(specs: [spec]) { scope, place throws(Refusal) in
            guard let value = scope.arguments[place] else {
                preconditionFailure("the binder refuses a statement without \(name.english)")
            }
            do throws(Refusal) {
                return try reading.read(value, scope)
            } catch {
                throw form == .positional ? hinted(error, value, name) : error
            }
        }
    }

    /// The refusal of `teacher=张敏` where the place alone says that it is the teacher, with the hint
    /// to leave the name out: a positional argument is taken as it stands.
    private static func hinted(
        _ refusal: Refusal,
        _ value: BoundArguments.Value,
        _ name: Label
    ) -> Refusal {
        let named = Argument(text: value.text).named
        guard refusal.hint == nil, let named, name.isNamed(named.name) else { return refusal }
        var hinted = refusal
        hinted.hint = named.value
        return hinted
    }

    /// A `name=value` that may be left out.
    package static func optional<Wrapped: Sendable>(
        _ name: Label,
        _ reading: Reading<Wrapped>,
        _ summary: Bilingual
    ) -> Parameter where Value == Wrapped? {
        let spec = ParameterSpec(
            name: name,
            form: .keyword,
            type: reading.type,
            isRequired: false,
            summary: summary
        )
        return Parameter(specs: [spec]) { scope, place throws(Refusal) in
            guard scope.arguments.has(place), let value = scope.arguments[place]
            else { return nil }
            return try reading.read(value, scope)
        }
    }
}

extension Parameter where Value == Bool {
    /// A bare word that is there or not.
    package static func flag(_ name: Label, _ summary: Bilingual) -> Parameter {
        let type = ValueType(Label("flag", "标志"), shape: name.english, completion: .words([name]))
        let spec = ParameterSpec(
            name: name,
            form: .flag,
            type: type,
            isRequired: false,
            summary: summary
        )
        return Parameter(specs: [spec]) { scope, place throws(Refusal) in
            scope.arguments.has(place)
        }
    }
}
