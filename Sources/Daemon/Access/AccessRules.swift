import Glibc
package import Grammar

/// Who may do what: for each role the users and groups that have it.
///
/// Who has several roles has the highest; who has none is answered NOAUTH and nothing else.
package struct AccessRules: Hashable, Sendable {
    /// Whom a rule means.
    private enum Subject: Hashable {
        case everybody
        case user(UInt32)
        case group(UInt32)
    }

    /// The most entries of one list.
    static let entryLimit = 1_024

    private var subjects: [Role: Set<Subject>] = [:]
    /// The lists as they were written.
    private var texts: [Role: String] = [:]

    /// Nobody has a role.
    private init() {}

    /// Root and the daemon's own user administer; nobody else may do anything.
    package static var standard: AccessRules {
        var rules = AccessRules()
        let own = geteuid()
        rules.subjects[.admin] = [.user(0), .user(own)]
        rules.texts[.admin] = own == 0 ? "root" : "root, \(own)"
        return rules
    }

    /// One user with one role.
    package init(user: UInt32, role: Role) {
        subjects[role] = [.user(user)]
        texts[role] = String(user)
    }

    /// The list of a role as it was written; empty where nobody has it.
    func text(of role: Role) -> String {
        texts[role] ?? ""
    }

    /// Takes a role's list: users and `@groups` by name or number, `*` for everybody.
    mutating func take(_ list: String, for role: Role) throws(SettingFault) {
        guard !list.isEmpty else {
            // Without an admin nobody could put it right again while the daemon runs.
            guard role != .admin else {
                throw SettingFault("admins names nobody", "admins 没有列出任何人")
            }
            (subjects[role], texts[role]) = ([], "")
            return
        }
        var found: Set<Subject> = []
        var offset = 0
        for part in list.split(separator: ",", omittingEmptySubsequences: false) {
            let name = part.filter { $0 != " " && $0 != "\t" }
            let start = offset + part.prefix { $0 == " " || $0 == "\t" }.count
            offset += part.count + 1
            guard found.count < Self.entryLimit else {
                let limit = Self.entryLimit
                throw SettingFault(offset: start, "more than \(limit) entries", "超过 \(limit) 项")
            }
            found.insert(try Self.subject(String(name), role: role, at: start))
        }
        subjects[role] = found
        texts[role] = list
    }

    private static func subject(
        _ name: String,
        role: Role,
        at offset: Int
    ) throws(SettingFault) -> Subject {
        if name == "*" {
            guard role != .admin else {
                throw SettingFault(offset: offset, "not everybody can be an admin", "不能人人都是管理员")
            }
            return .everybody
        }
        if name.hasPrefix("@") {
            guard let group = Account.group(String(name.dropFirst())) else {
                let quoted = LogText.quoted(String(name.dropFirst()))
                throw SettingFault(offset: offset, "no group \(quoted)", "没有组 \(quoted)")
            }
            return .group(group)
        }
        guard let user = Account.user(name) else {
            let quoted = LogText.quoted(name)
            throw SettingFault(offset: offset, "no user \(quoted)", "没有用户 \(quoted)")
        }
        return .user(user)
    }

    /// The highest role of a peer; nil when it has none.
    func role(of peer: Peer) -> Role? {
        Role.allCases.sorted(by: >).first { role in
            guard let subjects = subjects[role] else { return false }
            if subjects.contains(.everybody) { return true }
            guard peer != .unknown else { return false }
            return subjects.contains(.user(peer.userID))
                || subjects.contains(.group(peer.groupID))
                || peer.groups.contains { subjects.contains(.group($0)) }
        }
    }
}
