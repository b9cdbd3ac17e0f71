/// Who holds a training or gives an award, lowest first (级别).
package enum TrainingLevel: String, CaseIterable, Sendable {
    case school
    case district
    case city
    case province
    case nation
}

/// How a training is held (方式).
package enum TrainingForm: String, CaseIterable, Sendable {
    case concentrated
    case online
    case schoolBased = "school-based"
    case selfStudy = "self-study"
    case shadowing
    case degree
}

/// Whether it is held in the district or outside it.
package enum TrainingPlace: String, CaseIterable, Sendable {
    case inside
    case outside
}

/// What the teacher did in it (角色): took part, gave it, organised it.
package enum TrainingRole: String, CaseIterable, Sendable {
    case participant
    case lecturer
    case organiser
}
