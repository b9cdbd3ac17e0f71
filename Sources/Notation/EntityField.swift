package import Domain
package import Grammar

/// One field of an object: its names, its type, how it is read and, where it can be, set.
///
/// Parameters of `add`, `set` and `correct`, the columns of `show` and `list`, `where=`, `sort=`
/// and completion all derive from an object's fields.
package final class EntityField<Object: Entity>: Sendable {
    package let name: Label
    package let type: ValueType
    package let kind: ColumnSpec.Kind
    package let unit: String?
    package let summary: Bilingual
    /// Whether changes of it hold from a day.
    package let isDated: Bool
    /// Whether it may be unset.
    package let isOptional: Bool
    /// The kind of object that it names, whose name may stand for its key.
    package let reference: ObjectKind?
    package let read: Reader
    /// Writes what `read` gives as one cell, without making a value of it first.
    package let write: Writer
    /// Reads a value as typed; the key, where the field names an object.
    package let parse: @Sendable (String) throws(Refusal) -> FieldValue
    /// Reads the text, empty for unset, and sets it; nil for a derived field.
    package let assign: Assigner?

    private init(
        name: Label,
        type: ValueType,
        kind: ColumnSpec.Kind,
        unit: String?,
        summary: Bilingual,
        isDated: Bool,
        isOptional: Bool,
        reference: ObjectKind?,
        access: Access,
        parse: @escaping @Sendable (String) throws(Refusal) -> FieldValue,
        assign: Assigner?
    ) {
        self.name = name
        self.type = type
        self.kind = kind
        self.unit = unit
        self.summary = summary
        self.isDated = isDated
        self.isOptional = isOptional
        self.reference = reference
        read = access.read
        write = access.write
        self.parse = parse
        self.assign = assign
    }

    package typealias Assigner =
        @Sendable (inout Object, String, Assignment) throws(Refusal) -> Void

    package var column: ColumnSpec {
        ColumnSpec(name.english, name.chinese, kind, unit: unit)
    }

    /// Whether `set` or `correct` can change it.
    package var isAssignable: Bool { assign != nil }
}

extension EntityField {
    /// Where a field's value is written.
    package typealias Path<Value> = WritableKeyPath<Object, Value> & Sendable
    /// How it is read: a closure over the object's own type, since a key path would copy the whole
    /// object and a generic one would look its type up each time.
    package typealias Reader = @Sendable (Object, View) -> FieldValue
    package typealias Writer = @Sendable (Object, View, any ReplyWriter) -> Void

    /// The same for a field of one type.
    package typealias Taker<Value: FieldConvertible> = @Sendable (Object, View) -> FieldCell<Value>

    /// A field's reader, and the writer that is made of it.
    ///
    /// Reading and writing are made one function, inlined, as all that makes a field is, up to
    /// where the field is declared: there alone the compiler knows what is read. Each cell of each
    /// reply goes through it.
    struct Access {
        let read: Reader
        let write: Writer

        @inline(__always)
        init(_ read: @escaping Reader) {
            self.read = read
            write = { object, view, writer in read(object, view).write(to: writer) }
        }

        @inline(__always)
        init<Value>(_ take: @escaping Taker<Value>) {
            read = { object, view in take(object, view).fieldValue }
            write = { object, view, writer in take(object, view).write(to: writer) }
        }
    }

    /// A field whose changes hold from a day.
    @inline(__always)
    package static func dated<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<Timeline<Value>>,
        _ read: @escaping Taker<Value>,
        reference: ObjectKind? = nil
    ) -> EntityField {
        let place = PropertyPlace(path)
        return make(
            name,
            summary,
            Value.self,
            isDated: true,
            isOptional: false,
            reference,
            Access(read)
        ) {
            object,
            text,
            assignment throws(Refusal) in
            let value = try Value.readRequired(text, name)
            place.update(&object) { $0.assign(value, assignment) }
        }
    }

    /// A dated field that may be unset.
    @inline(__always)
    package static func dated<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<Timeline<Value?>>,
        _ read: @escaping Taker<Value>,
        reference: ObjectKind? = nil
    ) -> EntityField {
        let place = PropertyPlace(path)
        return make(
            name,
            summary,
            Value.self,
            isDated: true,
            isOptional: true,
            reference,
            Access(read)
        ) {
            object,
            text,
            assignment throws(Refusal) in
            let value = text.isEmpty ? nil : try Value.read(text)
            place.update(&object) { $0.assign(value, assignment) }
        }
    }

    /// A dated list; unset is the empty one.
    @inline(__always)
    package static func list<Element: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<Timeline<[Element]>>,
        _ read: @escaping Taker<[Element]>
    ) -> EntityField {
        let place = PropertyPlace(path)
        return make(
            name,
            summary,
            [Element].self,
            isDated: true,
            isOptional: true,
            nil,
            Access(read)
        ) {
            object,
            text,
            assignment throws(Refusal) in
            let value = text.isEmpty ? [] : try [Element].read(text)
            place.update(&object) { $0.assign(value, assignment) }
        }
    }

    /// A field that is one and the same at all times; only a correction changes it.
    @inline(__always)
    package static func fixed<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<Value>,
        _ read: @escaping Taker<Value>,
        reference: ObjectKind? = nil
    ) -> EntityField {
        let place = PropertyPlace(path)
        return make(
            name,
            summary,
            Value.self,
            isDated: false,
            isOptional: false,
            reference,
            Access(read)
        ) {
            object,
            text,
            _ throws(Refusal) in
            let value = try Value.readRequired(text, name)
            place.update(&object) { $0 = value }
        }
    }

    /// A field that is the same at all times and may be unset.
    @inline(__always)
    package static func fixed<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<Value?>,
        _ read: @escaping Taker<Value>,
        reference: ObjectKind? = nil
    ) -> EntityField {
        let place = PropertyPlace(path)
        return make(
            name,
            summary,
            Value.self,
            isDated: false,
            isOptional: true,
            reference,
            Access(read)
        ) {
            object,
            text,
            _ throws(Refusal) in
            let value = text.isEmpty ? nil : try Value.read(text)
            place.update(&object) { $0 = value }
        }
    }

    /// A list that is the same at all times.
    @inline(__always)
    package static func fixedList<Element: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<[Element]>,
        _ read: @escaping Taker<[Element]>
    ) -> EntityField {
        let place = PropertyPlace(path)
        return make(
            name,
            summary,
            [Element].self,
            isDated: false,
            isOptional: true,
            nil,
            Access(read)
        ) {
            object,
            text,
            _ throws(Refusal) in
            let value = text.isEmpty ? [] : try [Element].read(text)
            place.update(&object) { $0 = value }
        }
    }

    /// A field that follows from others and is never set.
    @inline(__always)
    package static func derived<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ type: Value.Type,
        unit: String? = nil,
        read: @escaping Reader
    ) -> EntityField {
        EntityField(
            name: name,
            type: type.valueType,
            kind: type.columnKind,
            unit: unit,
            summary: summary,
            isDated: false,
            isOptional: true,
            reference: nil,
            access: Access(read),
            parse: { text throws(Refusal) in try type.read(text).fieldValue },
            assign: nil
        )
    }

    /// Whether something is so: `yes`, or unset, which is the same as `no`.
    @inline(__always)
    package static func flag(
        _ name: Label,
        _ summary: Bilingual,
        _ path: any Path<Bool>,
        _ read: @escaping @Sendable (Object) -> Bool
    ) -> EntityField {
        let place = PropertyPlace(path)
        let reader: Reader = { it, _ in read(it) ? YesNo.yes.fieldValue : .none }
        return make(
            name,
            summary,
            YesNo.self,
            isDated: false,
            isOptional: true,
            nil,
            Access(reader)
        ) {
            object,
            text,
            _ throws(Refusal) in
            let value = text.isEmpty ? false : try YesNo.read(text).isYes
            place.update(&object) { $0 = value }
        }
    }

    /// How often an object was written; every kind's last field.
    ///
    /// Made for the object's own type where it is used, as readers are (see `Reader`).
    @inline(__always)
    static var revision: EntityField {
        .derived(
            Label("rev", "版本"),
            Bilingual("how often it was written", "修订号"),
            Int.self
        ) { it, _ in .integer(it.revision) }
    }

    static func make<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        _ valueType: Value.Type,
        isDated: Bool,
        isOptional: Bool,
        _ reference: ObjectKind?,
        _ access: Access,
        assign: @escaping Assigner
    ) -> EntityField {
        let type = reference.map { kind in
            ValueType(
                kind.label,
                shape: kind.label.english.uppercased(),
                completion: .objects(kind.rawValue)
            )
        }
        return EntityField(
            name: name,
            type: type ?? Value.valueType,
            kind: Value.columnKind,
            unit: nil,
            summary: summary,
            isDated: isDated,
            isOptional: isOptional,
            reference: reference,
            access: access,
            parse: { text throws(Refusal) in try Value.read(text).fieldValue },
            assign: assign
        )
    }
}

extension FieldConvertible {
    /// Reads a value that cannot be unset.
    fileprivate static func readRequired(
        _ text: String,
        _ name: Label
    ) throws(Refusal) -> Self {
        guard !text.isEmpty else {
            throw Refusal(
                .badArgument,
                "\(name.english) cannot be unset",
                "\(name.chinese)不能为空",
                want: valueType.name.english
            )
        }
        return try read(text)
    }
}

extension Timeline {
    /// What held on that day; compiled for its type where it is used, which Domain's own subscript
    /// is not, and most values never change.
    @inline(__always)
    func at(_ day: Day) -> Value {
        changes.isEmpty ? initial : self[day]
    }

    fileprivate mutating func assign(_ value: Value, _ assignment: Assignment) {
        switch assignment {
        case .initial: if changes.isEmpty { initial = value } else { self = Timeline(value) }
        case .change(let day): change(to: value, from: day)
        case .correction(let day): correct(to: value, on: day)
        }
    }
}
