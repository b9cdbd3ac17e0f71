import Domain
import Grammar
import Notation

/// A field and the text that a statement gives it; empty means unset.
struct FieldAssignment<Object: Entity>: Sendable {
    /// A field by one reference, since its own parts are many and each line assigns some.
    final class Target: Sendable {
        let field: EntityField<Object>

        init(_ field: EntityField<Object>) {
            self.field = field
        }
    }

    fileprivate let target: Target
    let value: BoundArguments.Value
    /// The text, with a name replaced by the key that it stands for.
    let text: String

    var field: EntityField<Object> { target.field }
}

extension EntityDescription {
    /// One optional `field=value` for each field that passes.
    func assignments(
        where isTaken: @escaping (EntityField<Object>) -> Bool
    ) -> Parameter<[FieldAssignment<Object>]> {
        let taken = fields.filter { $0.isAssignable && isTaken($0) }
        let specs = taken.map { field in
            ParameterSpec(
                name: field.name,
                form: .keyword,
                type: field.type,
                isRequired: false,
                summary: field.summary
            )
        }
        let targets = taken.map(FieldAssignment.Target.init)
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var assignments: [FieldAssignment<Object>] = []
            assignments.reserveCapacity(8)
            for offset in targets.indices where scope.arguments.has(place + offset) {
                guard let value = scope.arguments[place + offset] else { continue }
                let target = targets[offset]
                let text = try Self.key(for: target.field, value, scope)
                assignments.append(FieldAssignment(target: target, value: value, text: text))
            }
            return assignments
        }
    }

    private static func key(
        for field: EntityField<Object>,
        _ value: BoundArguments.Value,
        _ scope: Scope
    ) throws(Refusal) -> String {
        guard let reference = field.reference, !value.text.isEmpty else { return value.text }
        do throws(Refusal) {
            return try scope.directory.key(reference, value.text)
        } catch {
            throw value.pointing(error)
        }
    }

    /// Sets the fields of `object`.
    /// - Throws: BADARG, pointed at the value.
    func assign(
        _ assignments: [FieldAssignment<Object>],
        to object: inout Object,
        _ mode: Assignment
    ) throws(Refusal) {
        for assignment in assignments {
            guard let assign = assignment.target.field.assign else { continue }
            do throws(Refusal) {
                try assign(&object, assignment.text, mode)
            } catch {
                throw assignment.value.pointing(error)
            }
        }
    }
}
