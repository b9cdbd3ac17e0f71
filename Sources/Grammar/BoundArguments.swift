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
    /// Those that were given, in the order in which they came.
    private var given: [Value] = []
    /// For each of the command's parameters, the number of its value among them, from 1; or 0.
    ///
    /// Most parameters of most statements are not given, and a byte is less to look after than the
    /// place of a value.
    private var numbers: [UInt8]
    /// The parameter whose value stands beside them, and not among them; -1 where none does.
    private var ownPlace = -1
    private var own: Value?

    /// No values yet, for as many parameters as there are zeros; `count` words will come.
    init(spec: CommandSpec, none zeros: [UInt8], expecting count: Int) {
        self.spec = spec
        numbers = zeros
        given.reserveCapacity(min(count, zeros.count))
    }

    /// Takes the value of a parameter that has none; commands have fewer than 256.
    mutating func put(_ value: Value, at place: Int) {
        given.append(value)
        numbers[place] = UInt8(given.count)
    }

    /// The same arguments but for one parameter's; the others are shared, not copied.
    func replacing(_ place: Int, by value: Value) -> BoundArguments {
        var arguments = self
        (arguments.ownPlace, arguments.own) = (place, value)
        return arguments
    }

    /// The value of the parameter at that place of the declaration; nil when it was not given.
    package subscript(place: Int) -> Value? {
        guard place != ownPlace else { return own }
        let number = Int(numbers[place])
        return number == 0 ? nil : given[number - 1]
    }

    /// Whether the parameter at that place was given.
    package func has(_ place: Int) -> Bool {
        place == ownPlace ? own != nil : numbers[place] != 0
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
