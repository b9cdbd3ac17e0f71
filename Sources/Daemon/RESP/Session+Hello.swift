import Grammar
import Wire

extension Session {
    /// `HELLO [2|3 [AUTH user password] [SETNAME name]]`.
    func hello(_ arguments: [String]) {
        guard let first = arguments.first else {
            hello(version: nil)
            return
        }
        guard queue == nil else {
            refuseRESP(.state, "HELLO inside MULTI", "MULTI 之内不能用 HELLO")
            return
        }
        guard let number = Int(first), let wanted = RESPVersion(rawValue: number) else {
            refuseRESP(.noProtocol, "unsupported protocol version", "不支持的协议版本")
            return
        }
        guard let chosenName = options(arguments.dropFirst()) else { return }
        if !chosenName.isEmpty { name = chosenName }
        hello(version: wanted)
    }

    /// The name that the options give; nil when they are refused, which is answered.
    private func options(_ arguments: ArraySlice<String>) -> String? {
        var rest = arguments
        var chosen = ""
        while let option = rest.popFirst() {
            switch option.asciiLowercased {
            case "auth":
                guard let user = rest.popFirst(), rest.popFirst() != nil else {
                    refuseRESP(.syntax, "AUTH user password", "AUTH 之后应有用户和口令")
                    return nil
                }
                guard isOwnName(user) else {
                    refuse(Self.wrongPassword, Exchange(dialect: .resp, tag: nil))
                    return nil
                }
            case "setname":
                guard let given = rest.popFirst(), Self.isClientName(given) else {
                    refuseRESP(.syntax, "SETNAME needs a name without spaces", "SETNAME 的名称不能有空格")
                    return nil
                }
                chosen = given
            default:
                refuseRESP(
                    .syntax,
                    "unknown HELLO option \(excerpt(option))",
                    "HELLO 没有选项 \(excerpt(option))"
                )
                return nil
            }
        }
        return chosen
    }

    /// Sets the version where one is given, and answers who the server is.
    func hello(version wanted: RESPVersion?) {
        if let wanted { version = wanted }
        let number = version.rawValue
        let id = id
        respond { writer in
            writer.map(7)
            writer.bulk("server")
            writer.bulk("shixun")
            writer.bulk("version")
            writer.bulk("7.2.4")
            writer.bulk("proto")
            writer.integer(number)
            writer.bulk("id")
            writer.integer(id)
            writer.bulk("mode")
            writer.bulk("standalone")
            writer.bulk("role")
            writer.bulk("master")
            writer.bulk("modules")
            writer.array(0)
        }
    }

    /// Whether a client may call itself so: printable ASCII without spaces.
    static func isClientName(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && name.utf8.count <= 64
    }
}
