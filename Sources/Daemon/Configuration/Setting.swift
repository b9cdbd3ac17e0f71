import Grammar

/// One key of the configuration file: what it means, how it is read and shown.
///
/// The file's reader, `config show`, `--check`, the reload and the test of the sample file know
/// no other list.
struct Setting: Sendable {
    let name: String
    let meaning: Bilingual
    /// Whether a running daemon keeps the value that it was started with.
    var needsRestart = false
    let read: @Sendable (String, inout Configuration) throws(SettingFault) -> Void
    let show: @Sendable (Configuration) -> String

    /// Every setting, in the order in which the sample file has them.
    static let all: [Setting] = places + roles + memory + commandLog

    /// The setting of that name.
    static func named(_ name: String) -> Setting? {
        all.first { $0.name == name }
    }
}

extension Setting {
    private static let places: [Setting] = [
        path("socket", Bilingual("the Unix socket", "Unix 套接字"), \.socket),
        Setting(
            name: "socket-mode",
            meaning: Bilingual("who may connect, in octal", "谁可以连接（八进制权限）"),
            read: { value, configuration throws(SettingFault) in
                guard let mode = UInt32(value, radix: 8), (0o600...0o777).contains(mode) else {
                    throw SettingFault(
                        "socket-mode is octal, 0600 to 0775",
                        "socket-mode 为八进制，0600 至 0775"
                    )
                }
                guard mode & 0o002 == 0 else {
                    throw SettingFault(
                        "socket-mode \(value) lets everybody write; use socket-group",
                        "socket-mode \(value) 使任何人可写；请改用 socket-group"
                    )
                }
                configuration.socketMode = mode
            },
            show: { "0" + String($0.socketMode, radix: 8) }
        ),
        Setting(
            name: "socket-group",
            meaning: Bilingual("the group that owns the socket", "套接字所属的组"),
            read: { value, configuration throws(SettingFault) in
                guard !value.isEmpty else {
                    configuration.socketGroup = nil
                    return
                }
                guard let number = Account.group(value) else {
                    let quoted = LogText.quoted(value)
                    throw SettingFault("no group \(quoted)", "没有组 \(quoted)")
                }
                configuration.socketGroup = NamedGroup(name: value, number: number)
            },
            show: { $0.socketGroup?.name ?? "" }
        ),
        path("data", Bilingual("the folder of the store", "存储目录"), \.data),
        Setting(
            name: "schemes",
            meaning: Bilingual("the folder of the scheme files", "方案文件目录"),
            read: { value, configuration throws(SettingFault) in
                configuration.schemes = try given(value, "schemes")
            },
            show: { $0.schemes }
        ),
        Setting(
            name: "time-zone",
            meaning: Bilingual("where today begins at midnight", "以哪个时区的零点换日"),
            read: { value, configuration throws(SettingFault) in
                guard let zone = TimeZoneName(value) else {
                    let quoted = LogText.quoted(value)
                    throw SettingFault("no time zone \(quoted)", "没有时区 \(quoted)")
                }
                configuration.timeZone = zone
            },
            show: { $0.timeZone.identifier }
        ),
    ]

    private static let roles: [Setting] = [
        role("readers", .reader, Bilingual("who may read", "谁可以查询")),
        role("recorders", .recorder, Bilingual("who may also record", "谁还可以登记")),
        role("approvers", .approver, Bilingual("who may also approve", "谁还可以审核")),
        role("admins", .admin, Bilingual("who may do everything", "谁可以做一切操作")),
    ]

    private static let memory: [Setting] = [
        number(
            "max-request-memory",
            Bilingual(
                "bytes of requests that all clients together have in memory",
                "所有客户端的请求合计占用内存的字节数上限"
            ),
            // Below it, one client's requests at their limits would not fit.
            8 * 1_024 * 1_024...1_024 * 1_024 * 1_024 * 1_024,
            \.requestMemory
        ),
        number(
            "max-reply-memory",
            Bilingual(
                "bytes of replies that wait for all clients together",
                "所有客户端尚未取走的应答合计字节数上限"
            ),
            8 * 1_024 * 1_024...1_024 * 1_024 * 1_024 * 1_024,
            \.replyMemory
        ),
    ]

    private static let commandLog: [Setting] = [
        number(
            "log-slow-ms",
            Bilingual("statements that run longer are logged", "执行更久的语句记入命令日志"),
            0...3_600_000,
            \.commandLog.slowMilliseconds
        ),
        number(
            "log-request-bytes",
            Bilingual("longer requests are logged", "更长的请求记入命令日志"),
            0...(64 * 1_024 * 1_024),
            \.commandLog.requestBytes
        ),
        number(
            "log-reply-bytes",
            Bilingual("longer replies are logged", "更长的应答记入命令日志"),
            0...(1_024 * 1_024 * 1_024),
            \.commandLog.replyBytes
        ),
    ]

    // MARK: Forms

    /// - Throws: where nothing is given; only lists may be empty.
    private static func given(_ value: String, _ name: String) throws(SettingFault) -> String {
        guard !value.isEmpty else {
            throw SettingFault("\(name) needs a value", "\(name) 缺少取值")
        }
        return value
    }

    /// A path, which only a start looks at.
    private static func path(
        _ name: String,
        _ meaning: Bilingual,
        _ key: any WritableKeyPath<Configuration, String> & Sendable
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            needsRestart: true,
            read: { value, configuration throws(SettingFault) in
                configuration[keyPath: key] = try given(value, name)
            },
            show: { $0[keyPath: key] }
        )
    }

    private static func role(_ name: String, _ role: Role, _ meaning: Bilingual) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            read: { value, configuration throws(SettingFault) in
                try configuration.access.take(value, for: role)
            },
            show: { $0.access.text(of: role) }
        )
    }

    private static func number(
        _ name: String,
        _ meaning: Bilingual,
        _ range: ClosedRange<Int>,
        _ key: any WritableKeyPath<Configuration, Int> & Sendable
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            read: { value, configuration throws(SettingFault) in
                guard let number = Int(value), range.contains(number) else {
                    let (least, most) = (range.lowerBound, range.upperBound)
                    throw SettingFault(
                        "\(name) is a number, \(least) to \(most)",
                        "\(name) 为整数，\(least) 至 \(most)"
                    )
                }
                configuration[keyPath: key] = number
            },
            show: { String($0[keyPath: key]) }
        )
    }
}
