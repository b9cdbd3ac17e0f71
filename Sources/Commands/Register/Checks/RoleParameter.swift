import Domain
import Grammar
import Notation

/// The parameters of the role commands.
enum RoleParameter {
    static let role = Parameter<PersonRole>.keyword(
        Label("role", "职务"),
        Reading<PersonRole>.value,
        Bilingual("which role", "职务")
    )
    static let scope = Parameter<String?>.optional(
        Label("scope", "范围"),
        Reading<String>.value,
        Bilingual("what it covers: a subject, a grade", "范围：学科、年级")
    )
}
