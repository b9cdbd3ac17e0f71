/// What a person may be in the work that shixun serves.
package enum PersonRole: String, CaseIterable, Sendable {
    case teacher
    /// A school leader in charge of a grade or subject (主抓学年、学科领导).
    case leader
    case principal
    /// A teaching researcher (教研员).
    case researcher
    case expert
    case trainer
    case staff
}

/// As the register of persons has it.
package enum Sex: String, CaseIterable, Sendable {
    case female
    case male
}

/// A teacher's primary category (D01).
package enum Category: String, CaseIterable, Sendable {
    case backbone
    case young
    case mature
}

/// The post: teaching in front, or the services behind (D04: 前勤、后勤、生活老师).
package enum Post: String, CaseIterable, Sendable {
    case teaching
    case care
    case support
}

/// On the establishment or hired for a time (D04: 在编、临聘).
package enum Establishment: String, CaseIterable, Sendable {
    case permanent
    case contract
    /// At a private school.
    case `private`
}

/// The highest degree (学历), lowest first.
package enum Degree: String, CaseIterable, Sendable {
    case secondary
    case college
    case bachelor
    case master
    case doctor
}

/// The professional title (职称), lowest first.
package enum ProfessionalTitle: String, CaseIterable, Sendable {
    case none
    case third
    case second
    case first
    case senior
    case professor
}

/// Leave of somebody who stays in post.
package enum Leave: String, CaseIterable, Sendable {
    case maternity
    case sick
    case official
    case study
}
