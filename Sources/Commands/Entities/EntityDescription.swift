import Domain
import Grammar
import Notation

/// All that the commands of one kind of object have in common.
///
/// A class, so that the bodies of its commands share the one description.
final class EntityDescription<Object: Entity>: Sendable {
    let noun: Label
    let fields: [EntityField<Object>]
    let table: @Sendable (Register) -> ObjectTable<Object>
    let change: @Sendable (Revised<Object>) -> Change
    let keyText: @Sendable (Object.Key) -> String
    /// Finds an object by what a user wrote.
    let find: @Sendable (String, Scope) throws(Refusal) -> Object.Key
    /// The key that a text is, where `find` tries it first; nil where keys are not tried as such.
    let exact: (@Sendable (String) -> Object.Key)?
    /// Columns of a list that does not say which.
    let listed: [String]
    /// The order of a list that does not say which; the key decides at last.
    let sorted: [String]
    /// Whether a list without `all` shows it on that day.
    let isCurrent: @Sendable (Object, View) -> Bool
    /// The unit to which it belongs that day, for `unit=`.
    let unit: @Sendable (Object, Day) -> UnitID?
    /// The same for objects whose unit another object knows; it goes first.
    let located: (@Sendable (Object, View) -> UnitID?)?
    /// What still refers to it, for INUSE; nil where nothing does.
    let user: @Sendable (Object.Key, Register) -> String?
    let shownFields = ShownFields<Object>()

    init(
        noun: Label,
        fields: [EntityField<Object>],
        table: @escaping @Sendable (Register) -> ObjectTable<Object>,
        change: @escaping @Sendable (Revised<Object>) -> Change,
        keyText: @escaping @Sendable (Object.Key) -> String,
        find: @escaping @Sendable (String, Scope) throws(Refusal) -> Object.Key,
        exact: (@Sendable (String) -> Object.Key)? = nil,
        listed: [String],
        sorted: [String],
        isCurrent: @escaping @Sendable (Object, View) -> Bool,
        unit: @escaping @Sendable (Object, Day) -> UnitID?,
        located: (@Sendable (Object, View) -> UnitID?)? = nil,
        user: @escaping @Sendable (Object.Key, Register) -> String?
    ) {
        self.noun = noun
        self.fields = fields
        self.table = table
        self.change = change
        self.keyText = keyText
        self.find = find
        self.exact = exact
        self.listed = listed
        self.sorted = sorted
        self.isCurrent = isCurrent
        self.unit = unit
        self.located = located
        self.user = user
    }

    /// Declares an argument that names such an object.
    var reading: Reading<Object.Key> {
        Reading(type) { [find] value, scope throws(Refusal) in
            do throws(Refusal) {
                return try find(value.text, scope)
            } catch {
                throw value.pointing(error)
            }
        }
    }

    private var type: ValueType {
        let kind = noun.english
        return ValueType(noun, shape: kind.uppercased(), completion: .objects(kind))
    }

    private var whichOne: Bilingual { Bilingual("which \(noun.english)", "哪个\(noun.chinese)") }

    var positional: Parameter<Object.Key> {
        .positional(noun, reading, whichOne)
    }

    /// The same argument, read as the object itself, which is looked up once.
    /// - Throws: as `find` and `stored` do.
    var positionalObject: Parameter<Stored<Object>> {
        let key = reading
        let object = Reading<Stored<Object>>(type) { [self] value, scope throws(Refusal) in
            let register = scope.context.register
            if let exact, let object = table(register).stored(exact(value.text)) { return object }
            return try stored(try key.read(value, scope), register)
        }
        return .positional(noun, object, whichOne)
    }

    /// A copy of the object, to be changed.
    func object(_ key: Object.Key, _ register: Register) throws(Refusal) -> Object {
        try stored(key, register).value
    }

    /// The object itself, to be read.
    func stored(_ key: Object.Key, _ register: Register) throws(Refusal) -> Stored<Object> {
        guard let object = table(register).stored(key) else {
            throw Refusal(
                .noEntity,
                "no \(noun.english) \(excerpt(keyText(key)))",
                "没有\(noun.chinese) \(excerpt(keyText(key)))",
                want: noun.english
            )
        }
        return object
    }

    func field(named name: String) -> EntityField<Object>? {
        fields.first { $0.name.isNamed(name) }
    }

    /// The most fields that one value names.
    static var namedFieldLimit: Int { 64 }

    /// The fields that a value of `show=` or `sort=` names.
    /// - Throws: BADARG, pointed at the value, for a name that is no field, or too many.
    func fields(
        _ names: [String],
        in value: BoundArguments.Value?
    ) throws(Refusal) -> [EntityField<Object>] {
        guard names.count <= Self.namedFieldLimit else { throw tooManyFields(value) }
        var found: [EntityField<Object>] = []
        for name in names {
            guard let field = field(named: name) else { throw noField(name, value) }
            found.append(field)
        }
        return found
    }

    /// The fields of `show=` with their columns, or the usual ones.
    func shown(
        _ value: BoundArguments.Value?,
        else usual: ShownFields<Object>.Shown
    ) throws(Refusal) -> ShownFields<Object>.Shown {
        guard let value else { return usual }
        return try shownFields.shown(value.text) { [self] text throws(Refusal) in
            let names = text.split(separator: ",", omittingEmptySubsequences: false)
            return try fields(names.map(String.init), in: value)
        }
    }

    private func tooManyFields(_ value: BoundArguments.Value?) -> Refusal {
        let refusal = Refusal(
            .badArgument,
            "more than \(Self.namedFieldLimit) fields",
            "字段超过 \(Self.namedFieldLimit) 个",
            want: "field"
        )
        return value?.pointing(refusal) ?? refusal
    }

    private func noField(_ name: String, _ value: BoundArguments.Value?) -> Refusal {
        let names = fields.flatMap { [$0.name.english, $0.name.chinese] }
        let refusal = Refusal(
            .badArgument,
            "\(noun.english) has no field \(excerpt(name))",
            "\(noun.chinese)没有字段 \(excerpt(name))",
            want: "field",
            hint: nearest(to: name, among: names)
                ?? fields.map(\.name.english).joined(separator: ",")
        )
        return value?.pointing(refusal) ?? refusal
    }

    /// The receipt of a change: `id=… rev=…`.
    func receipt(_ object: Object, notes: [Bilingual] = []) -> Reply {
        receipt(object.id, revision: object.revision, notes: notes)
    }

    func receipt(_ key: Object.Key, revision: Int, notes: [Bilingual] = []) -> Reply {
        Reply(
            notes: notes,
            meta: [Reply.Meta("id", keyText(key)), Reply.Meta("rev", revision)]
        )
    }
}
