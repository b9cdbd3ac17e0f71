/// A request's arguments, each at the parameter that it belongs to.
package struct BoundArguments: Sendable {
    /// A value as it was sent, with the place of the argument that it stood in.
    package struct Value: Sendable {
        package let text: String
        /// The argument's number, from 1.
        package let ordinal: Int
        /// Where the value itself begins in the native line; 0 in a RESP request.
        package let position: Int

        /// A refusal of this value.
        package func refusal(
            _ code: Refusal.Code = .badArgument,
            _ english: String,
            _ chinese: String,
            want: String? = nil,
            hint: String? = nil
        ) -> Refusal {
            pointing(Refusal(code, english, chinese, want: want, hint: hint))
        }

        /// The refusal, pointed at this value, `offset` scalars after its beginning.
        package func pointing(_ refusal: Refusal, offset: Int = 0) -> Refusal {
            var pointed = refusal
            pointed.argument = ordinal
            pointed.position = position == 0 ? nil : position + offset
            return pointed
        }
    }

    package let spec: CommandSpec
    private let values: [Value?]
    /// The parameter whose value stands beside `values`, and not in them; -1 where none does.
    private let ownPlace: Int
    private let own: Value?

    /// Takes a value, or none, for each of the command's parameters.
    init(spec: CommandSpec, values: [Value?]) {
        self.init(spec, values, -1, nil)
    }

    private init(_ spec: CommandSpec, _ values: [Value?], _ ownPlace: Int, _ own: Value?) {
        self.spec = spec
        self.values = values
        self.ownPlace = ownPlace
        self.own = own
    }

    /// The same arguments but for one parameter's; the others are shared, not copied.
    func replacing(_ place: Int, by value: Value) -> BoundArguments {
        BoundArguments(spec, values, place, value)
    }

    /// The value of the parameter at that place of the declaration; nil when it was not given.
    package subscript(place: Int) -> Value? {
        place == ownPlace ? own : values[place]
    }

    /// Whether the parameter at that place was given.
    package func has(_ place: Int) -> Bool {
        place == ownPlace ? own != nil : values[place] != nil
    }

    /// The value of the parameter with that English name; nil when it was not given.
    package subscript(name: String) -> Value? {
        spec.places.value(of: name).flatMap { self[$0] }
    }

    /// Whether the flag with that English name was given.
    package func has(_ flag: String) -> Bool {
        self[flag] != nil
    }
}
