import Commands
import Grammar

/// One of the daemon's figures: declared once, written as a row, for Prometheus and for Redis.
struct Figure {
    /// What is known about it.
    enum Value {
        case word(String)
        /// A number that rises and falls.
        case gauge(Int)
        /// A number that only rises.
        case counter(Int)

        var text: String {
            switch self {
            case .word(let text): text
            case .gauge(let number), .counter(let number): String(number)
            }
        }
    }

    let section: InfoSection
    let name: String
    let value: Value
    let meaning: Bilingual
    /// What Redis's tools call it; nil where they have no name for it.
    var redis: RedisName?

    /// Where a figure stands in Redis's INFO.
    struct RedisName {
        let section: RedisSection
        let name: String

        init(_ section: RedisSection, _ name: String) {
            self.section = section
            self.name = name
        }
    }
}

/// The sections of Redis's INFO, in its order.
enum RedisSection: String, CaseIterable {
    case server = "Server"
    case clients = "Clients"
    case memory = "Memory"
    case persistence = "Persistence"
    case stats = "Stats"
    case replication = "Replication"
    case keyspace = "Keyspace"

    /// What Redis's tools look for and no figure of ours says.
    fileprivate var constants: [String] {
        switch self {
        case .server: ["redis_version:7.2.4", "redis_mode:standalone"]
        case .persistence: ["loading:0"]
        case .replication: ["role:master", "connected_slaves:0"]
        case .clients, .memory, .stats, .keyspace: []
        }
    }
}

extension Figure {
    /// The figures as Redis's INFO has them; one section of it, or all.
    static func redisText(_ figures: [Figure], section: String?) -> String {
        let wanted = section?.asciiLowercased
        let isAll = wanted.map { ["all", "default", "everything"].contains($0) } ?? true
        let sections = RedisSection.allCases.filter {
            isAll || $0.rawValue.asciiLowercased == wanted
        }
        return sections.map { section in
            let lines = figures.compactMap { figure in
                figure.redis.flatMap { name in
                    name.section == section ? "\(name.name):\(figure.redisValue)" : nil
                }
            }
            return "# \(section.rawValue)\r\n"
                + (section.constants + lines).map { $0 + "\r\n" }.joined()
        }.joined(separator: "\r\n")
    }

    private var redisValue: String {
        redis?.section == .keyspace ? "keys=\(value.text),expires=0,avg_ttl=0" : value.text
    }

    /// The figures as Prometheus collects them; words are labels of one figure that is 1.
    static func prometheusText(_ figures: [Figure]) -> [String] {
        var lines: [String] = []
        var labels: [String] = []
        for figure in figures {
            switch figure.value {
            case .word(let text): labels.append("\(figure.name)=\"\(escaped(text))\"")
            case .gauge(let number): lines += figure.metric("gauge", number)
            case .counter(let number): lines += figure.metric("counter", number)
            }
        }
        guard !labels.isEmpty else { return lines }
        return [
            "# HELP shixun_info What is no number.", "# TYPE shixun_info gauge",
            "shixun_info{\(labels.joined(separator: ","))} 1",
        ] + lines
    }

    private func metric(_ kind: String, _ number: Int) -> [String] {
        let full = "shixun_\(name)" + (kind == "counter" ? "_total" : "")
        return [
            "# HELP \(full) \(meaning.english)", "# TYPE \(full) \(kind)", "\(full) \(number)",
        ]
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
