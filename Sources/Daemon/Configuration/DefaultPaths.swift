import Glibc

/// Where things are when nobody says so; section 6 of the protocol.
struct DefaultPaths {
    let socket: String
    let data: String
    let schemes: String

    /// The system's places for root, the user's own for anybody else.
    init(userID: UInt32, environment: [String: String]) {
        guard userID != 0 else {
            socket = "/run/shixun/shixun.sock"
            data = "/var/lib/shixun"
            schemes = "/etc/shixun/schemes"
            return
        }
        let home = Self.value("HOME", environment) ?? "/tmp"
        let state = Self.value("XDG_STATE_HOME", environment) ?? home + "/.local/state"
        let settings = Self.value("XDG_CONFIG_HOME", environment) ?? home + "/.config"
        let runtime = Self.value("XDG_RUNTIME_DIR", environment)
        data = state + "/shixun"
        schemes = settings + "/shixun/schemes"
        socket = (runtime ?? "/tmp/shixun-\(userID)") + "/shixun.sock"
    }

    /// The variables that decide, of this process.
    static var environment: [String: String] {
        var found: [String: String] = [:]
        for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }

    private static func value(_ name: String, _ environment: [String: String]) -> String? {
        guard let value = environment[name], value.hasPrefix("/") else { return nil }
        return value
    }
}
