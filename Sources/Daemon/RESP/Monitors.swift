import Grammar
import Wire

/// The admins' connections that are told of each statement, without its values (`MONITOR`).
///
/// A class because there is one. It belongs to the loop. It costs nothing while nobody looks.
final class Monitors {
    private var sessions: [Int: Session] = [:]
    private let redaction: Redaction

    init(_ redaction: Redaction) {
        self.redaction = redaction
    }

    var isEmpty: Bool { sessions.isEmpty }

    func add(_ session: Session) {
        sessions[session.id] = session
    }

    func remove(_ session: Session) {
        sessions[session.id] = nil
    }

    /// Tells them what another connection had carried out.
    func tell(_ inbound: Inbound, of session: Session, at milliseconds: Int64) {
        if case .end = inbound { return }
        let line = line(redaction.text(of: inbound), session, milliseconds)
        for other in Array(sessions.values) where other !== session { other.tellMonitored(line) }
    }

    /// As Redis writes it: the time, where it comes from, each word in quotes.
    private func line(_ text: String, _ session: Session, _ milliseconds: Int64) -> String {
        let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
        let peer = "uid=\(session.peer.userID),pid=\(session.peer.processID)"
        let words = text.split(separator: " ").map { "\"\($0)\"" }.joined(separator: " ")
        return
            "\(milliseconds / 1_000).\(fraction)000 [0 unix:\(peer),session=\(session.id)] \(words)"
    }
}

extension Session {
    /// `MONITOR`: tells this connection of every statement of the others from here on.
    func monitor() {
        guard role == .admin else {
            let refusal = Refusal(
                .notPermitted,
                Bilingual("monitor needs the role admin", "monitor 需要管理员"),
                details: [Refusal.Detail("need", Role.admin.rawValue)]
            )
            refuse(refusal, Exchange(dialect: .resp, tag: nil))
            return
        }
        respond { $0.simple("OK") }
        monitoring = Monitoring()
        server.monitors.add(self)
    }

    /// Tells no more of the others' statements.
    func endMonitoring() {
        guard monitoring != nil else { return }
        monitoring = nil
        server.monitors.remove(self)
    }

    /// Writes one line, unless the client does not take what it was sent: then it is counted.
    func tellMonitored(_ line: String) {
        guard let monitoring, !isClosing else { return }
        guard client?.takesEvents ?? false, replies.heldCount == 0 else {
            self.monitoring?.left += 1
            return
        }
        respond { writer in
            if monitoring.left > 0 { writer.simple("(\(monitoring.left) left out)") }
            writer.simple(line)
        }
        self.monitoring?.left = 0
        client?.sendReady()
    }
}

/// What a connection that monitors was not told of, because it did not take what it was sent.
struct Monitoring {
    var left = 0
}
