import Grammar
import Logging

/// One setting whose value another configuration changes.
struct ConfigurationChange {
    let setting: Setting
    let before: String
    let after: String
}

extension Server {
    /// What the configuration file would change, and whether file and schemes are right.
    /// - Throws: BADARG with the faults.
    func checkConfiguration() throws(Refusal) -> [ConfigurationChange] {
        let fresh = try readConfiguration()
        let faults = SchemeCheck.faults(folder: fresh.schemes, byteLimit: limits.schemeBytes)
        guard faults.isEmpty else { throw Self.wrong(faults) }
        return changes(to: fresh)
    }

    /// Puts the configuration file in force, all of it or nothing.
    /// - Throws: BADARG with the faults; STATE when a setting needs a restart.
    func reloadConfiguration() throws(Refusal) -> [ConfigurationChange] {
        manager.tell(.reloading, status: "reading the configuration")
        defer { manager.tell(.ready, status: status) }
        do throws(Refusal) {
            let fresh = try readConfiguration()
            let changes = changes(to: fresh)
            let fixed = changes.filter(\.setting.needsRestart).map(\.setting.name)
            guard fixed.isEmpty else { throw Self.needsRestart(fixed) }
            adopt(fresh)
            let names = changes.map(\.setting.name).joined(separator: ",")
            logger.notice("configuration reloaded", metadata: ["changed": "\(names)"])
            return changes
        } catch {
            let reason = error.message.english
            logger.error("configuration kept as it was", metadata: ["reason": "\(reason)"])
            throw error
        }
    }

    /// What the service manager shows.
    var status: String {
        "\(counted(clientCounts.served, "client")), seq \(model.durableSequence)"
            + (model.health.isSound ? "" : ", read-only")
    }

    private func readConfiguration() throws(Refusal) -> Configuration {
        do throws(StartFailure) {
            return try configuration.readAgain()
        } catch {
            throw Self.wrong(error.faults)
        }
    }

    private func changes(to fresh: Configuration) -> [ConfigurationChange] {
        Setting.all.compactMap { setting in
            let (before, after) = (setting.show(configuration), setting.show(fresh))
            guard before != after else { return nil }
            return ConfigurationChange(setting: setting, before: before, after: after)
        }
    }

    private static func wrong(_ faults: [Bilingual]) -> Refusal {
        let more = faults.count > 5 ? "; …" : ""
        let shown = { (language: Language) in
            faults.prefix(5).map { $0[language] }.joined(separator: "; ") + more
        }
        return Refusal(
            .badArgument,
            Bilingual("nothing is changed: \(shown(.english))", "未作任何改变：\(shown(.chinese))"),
            want: "configuration",
            details: [Refusal.Detail("faults", String(faults.count))]
        )
    }

    private static func needsRestart(_ names: [String]) -> Refusal {
        let list = names.joined(separator: ", ")
        return Refusal(
            .state,
            "nothing is changed: a restart is needed for \(list)",
            "未作任何改变：\(list) 需要重启",
            want: "restart"
        )
    }
}
