import Commands
import Domain
import Glibc
import Grammar
import NIOCore

extension Server {
    /// All of the daemon's figures.
    var figures: [Figure] {
        serverFigures + clientFigures + statisticFigures + storeFigures
    }

    /// The figures as Redis's INFO has them.
    func redisInfo(section: String?) -> String {
        Figure.redisText(figures, section: section)
    }

    private var serverFigures: [Figure] {
        [
            Figure(
                section: .server,
                name: "server_name",
                value: .word("shixun"),
                meaning: Bilingual("what answers here", "此处的服务"),
                redis: .init(.server, "server_name")
            ),
            Figure(
                section: .server,
                name: "version",
                value: .word(ProgramVersion.text),
                meaning: Bilingual("the program's version", "程序版本"),
                redis: .init(.server, "shixun_version")
            ),
            Figure(
                section: .server,
                name: "process_id",
                value: .gauge(Int(getpid())),
                meaning: Bilingual("the daemon's process", "守护进程的进程号"),
                redis: .init(.server, "process_id")
            ),
            Figure(
                section: .server,
                name: "uptime_in_seconds",
                value: .gauge(uptimeSeconds),
                meaning: Bilingual("seconds since the start", "启动以来的秒数"),
                redis: .init(.server, "uptime_in_seconds")
            ),
            Figure(
                section: .server,
                name: "time_zone",
                value: .word(configuration.timeZone.identifier),
                meaning: Bilingual("where today begins at midnight", "以哪个时区的零点换日")
            ),
        ]
    }

    private var clientFigures: [Figure] {
        [
            Figure(
                section: .clients,
                name: "connected_clients",
                value: .gauge(clientCounts.served),
                meaning: Bilingual("connections that are served", "正在服务的连接"),
                redis: .init(.clients, "connected_clients")
            ),
            Figure(
                section: .clients,
                name: "maxclients",
                value: .gauge(limits.clients),
                meaning: Bilingual("the most connections", "连接数上限"),
                redis: .init(.clients, "maxclients")
            ),
            Figure(
                section: .clients,
                name: "open_transactions",
                value: .gauge(clients.values.count { $0.session.transaction != nil }),
                meaning: Bilingual("staged transactions that are open", "未提交的暂存事务")
            ),
            Figure(
                section: .clients,
                name: "waiting_reply_bytes",
                value: .gauge(clients.values.reduce(0) { $0 + $1.waitingBytes }),
                meaning: Bilingual("bytes that clients have not taken", "客户端尚未取走的字节"),
                redis: .init(.clients, "waiting_reply_bytes")
            ),
            Figure(
                section: .memory,
                name: "request_bytes",
                value: .gauge(requestMemory.bytes),
                meaning: Bilingual(
                    "bytes of requests received and not carried out, or kept",
                    "已收到尚未执行或留存的请求字节"
                ),
                redis: .init(.memory, "request_bytes")
            ),
            Figure(
                section: .memory,
                name: "max_request_memory",
                value: .gauge(requestMemory.limit),
                meaning: Bilingual("the most bytes of requests", "请求字节的上限"),
                redis: .init(.memory, "max_request_memory")
            ),
            Figure(
                section: .memory,
                name: "max_reply_memory",
                value: .gauge(replyMemory.limit),
                meaning: Bilingual(
                    "the most bytes that clients have not taken",
                    "客户端尚未取走的字节上限"
                ),
                redis: .init(.memory, "max_reply_memory")
            ),
            Figure(
                section: .memory,
                name: "used_memory",
                value: .gauge(MemoryUse.residentBytes),
                meaning: Bilingual("bytes in memory", "占用内存的字节"),
                redis: .init(.memory, "used_memory")
            ),
        ]
    }

    private var statisticFigures: [Figure] {
        let counts = [
            count(
                "connections",
                connectionCount,
                Bilingual("connections since the start", "启动以来的连接"),
                redis: "total_connections_received"
            ),
            count(
                "turned_away",
                turnedAwayCount,
                Bilingual("connections that were not served", "未获服务的连接"),
                redis: "rejected_connections"
            ),
            count(
                "statements",
                statementCount,
                Bilingual("statements since the start", "启动以来的语句"),
                redis: "total_commands_processed"
            ),
            count(
                "requests_let_go",
                requestMemory.refusedCount,
                Bilingual("requests refused for want of memory", "因内存不足拒绝的请求")
            ),
            count(
                "closed_for_memory",
                replyMemory.closedCount,
                Bilingual(
                    "clients closed since their replies filled the memory",
                    "因应答占满内存而断开的客户端"
                )
            ),
            count("refusals", refusalCount, Bilingual("statements refused", "被拒绝的语句")),
            count(
                "log_lines_left_out",
                clientLog.suppressedCount,
                Bilingual("log lines about clients left out", "省略的客户端日志行")
            ),
        ]
        let kinds = LogKind.allCases.map { kind in
            count(
                "\(kind.rawValue.replacing("-", with: "_"))_statements",
                commandLog.counts[kind] ?? 0,
                Bilingual("statements logged as \(kind.rawValue)", "记为“\(kind.chinese)”的语句")
            )
        }
        return counts + kinds
    }

    private var storeFigures: [Figure] {
        [
            Figure(
                section: .store,
                name: "seq",
                value: .counter(model.durableSequence),
                meaning: Bilingual("the last statement on disk", "最后写入磁盘的语句序号"),
                redis: .init(.persistence, "seq")
            ),
            Figure(
                section: .store,
                name: "writable",
                value: .gauge(model.health.isSound ? 1 : 0),
                meaning: Bilingual("1 while updates are taken", "可写时为 1"),
                redis: .init(.persistence, "writable")
            ),
            Figure(
                section: .register,
                name: "objects",
                value: .gauge(model.durable.register.objectCount),
                meaning: Bilingual("objects on the register", "名册中的对象"),
                redis: .init(.keyspace, "db0")
            ),
            Figure(
                section: .register,
                name: "ledger_words",
                value: .gauge(EntryShelf.wordFigures.count),
                meaning: Bilingual(
                    "words and details that the ledger's lines are packed with",
                    "台账各条所用的词语与明细"
                )
            ),
            Figure(
                section: .register,
                name: "ledger_word_bytes",
                value: .gauge(EntryShelf.wordFigures.bytes),
                meaning: Bilingual("the memory that they take, about", "其占用内存的约数")
            ),
            Figure(
                section: .register,
                name: "ledger_word_sweeps",
                value: .counter(wordKeeper.count),
                meaning: Bilingual(
                    "times that those of no line were forgotten",
                    "清除无用词语的次数"
                )
            ),
        ]
    }

    private func count(
        _ name: String,
        _ number: Int,
        _ meaning: Bilingual,
        redis: String? = nil
    ) -> Figure {
        Figure(
            section: .stats,
            name: name,
            value: .counter(number),
            meaning: meaning,
            redis: redis.map { .init(.stats, $0) }
        )
    }

    private var uptimeSeconds: Int {
        Int((NIODeadline.now() - startTime).nanoseconds / 1_000_000_000)
    }
}
