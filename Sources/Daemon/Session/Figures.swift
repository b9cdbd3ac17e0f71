import Glibc
import NIOCore

/// One line of `info`.
struct Figure {
    let section: String
    let name: String
    let value: String
}

extension Server {
    /// The daemon's figures, of one section or all.
    func figures(section: String?) -> [Figure] {
        let register = model.durable.register
        let all = [
            Figure(section: "server", name: "server_name", value: "shixun"),
            Figure(section: "server", name: "version", value: DaemonVersion.text),
            Figure(section: "server", name: "process_id", value: "\(getpid())"),
            Figure(section: "server", name: "uptime_in_seconds", value: "\(uptimeSeconds)"),
            Figure(section: "server", name: "time_zone", value: configuration.timeZone.identifier),
            Figure(section: "clients", name: "connected_clients", value: "\(clients.count)"),
            Figure(section: "clients", name: "maxclients", value: "\(limits.clients)"),
            Figure(section: "memory", name: "used_memory", value: "\(MemoryUse.residentBytes)"),
            Figure(section: "stats", name: "connections", value: "\(connectionCount)"),
            Figure(section: "stats", name: "statements", value: "\(statementCount)"),
            Figure(section: "store", name: "seq", value: "\(model.durable.sequence)"),
            Figure(section: "store", name: "writable", value: model.health.isSound ? "yes" : "no"),
            Figure(section: "register", name: "objects", value: "\(register.objectCount)"),
        ]
        guard let wanted = section?.lowercased(), !["all", "everything"].contains(wanted) else {
            return all
        }
        return all.filter { $0.section == wanted }
    }

    /// The figures as Redis's INFO has them.
    func redisInfo(section: String?) -> String {
        let sections = [
            (
                "Server",
                [
                    "redis_version:7.2.4", "server_name:shixun",
                    "shixun_version:\(DaemonVersion.text)", "redis_mode:standalone",
                    "process_id:\(getpid())", "uptime_in_seconds:\(uptimeSeconds)",
                ]
            ),
            (
                "Clients",
                ["connected_clients:\(clients.count)", "maxclients:\(limits.clients)"]
            ),
            ("Memory", ["used_memory:\(MemoryUse.residentBytes)"]),
            ("Persistence", ["loading:0", "seq:\(model.durable.sequence)"]),
            (
                "Stats",
                [
                    "total_connections_received:\(connectionCount)",
                    "total_commands_processed:\(statementCount)",
                ]
            ),
            ("Replication", ["role:master", "connected_slaves:0"]),
            ("Keyspace", ["db0:keys=\(model.durable.register.objectCount),expires=0,avg_ttl=0"]),
        ]
        let wanted = section?.lowercased()
        let isAll = wanted == nil || ["all", "default", "everything"].contains(wanted)
        return sections.filter { isAll || $0.0.lowercased() == wanted }.map { name, lines in
            "# \(name)\r\n" + lines.map { $0 + "\r\n" }.joined()
        }.joined(separator: "\r\n")
    }

    private var uptimeSeconds: Int64 {
        (NIODeadline.now() - startTime).nanoseconds / 1_000_000_000
    }
}
