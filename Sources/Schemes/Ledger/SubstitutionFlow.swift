/// Assigns surpluses to shortages along the pairs that are allowed, as much as can be.
///
/// A maximum flow, found by augmenting paths: how much is filled depends neither on the order of
/// the entries nor on that of the file. What has to be filled is filled first, as far as it can be,
/// and only then what need not be. Names are taken in their order, so that the assignment is always
/// the same one.
///
/// Source: practice.md 1a, 3.2 (北京).
package struct SubstitutionFlow {
    /// One amount of the assignment.
    package struct Move: Hashable, Sendable {
        package let from: String
        package let to: String
        /// In the unit of both minima: hundredths of an hour, or units of the scheme; over 0.
        package let amount: Int
    }

    private let givers: [String]
    /// Those that have to be filled, then those that need not be.
    private let takers: [String]
    private let hardCount: Int
    private var surplus: [Int]
    private var short: [Int]
    private let isAllowed: [[Bool]]
    private var flow: [[Int]]

    package init(
        surplus: [String: Int],
        short: [String: Int],
        allowed: [(from: String, to: String)],
        soft: Set<String> = []
    ) {
        givers = surplus.filter { $0.value > 0 }.keys.sorted()
        let takers = short.filter { $0.value > 0 }.keys.sorted()
        self.takers = takers.filter { !soft.contains($0) } + takers.filter(soft.contains)
        hardCount = takers.count { !soft.contains($0) }
        self.surplus = givers.map { surplus[$0] ?? 0 }
        self.short = self.takers.map { short[$0] ?? 0 }
        isAllowed = givers.map { [takers = self.takers] from in
            takers.map { to in allowed.contains { $0.from == from && $0.to == to } }
        }
        flow = givers.map { [takers = self.takers] _ in takers.map { _ in 0 } }
    }

    /// The assignment, by the giver's name, then the taker's; what need not be filled last.
    package func moves() -> [Move] {
        var solved = self
        // A later path never takes back what a taker has in all, only from whom.
        while solved.augment(upTo: hardCount) {}
        while solved.augment(upTo: takers.count) {}
        return givers.indices.flatMap { from in
            takers.indices.compactMap { to in
                let amount = solved.flow[from][to]
                return amount > 0 ? Move(from: givers[from], to: takers[to], amount: amount) : nil
            }
        }
    }

    /// Sends more along one shortest path to one of the first takers; false where none is left.
    private mutating func augment(upTo limit: Int) -> Bool {
        var cameFrom: [Node: Node] = [:]
        var queue = givers.indices.filter { surplus[$0] > 0 }.map { Node.giver($0) }
        var seen = Set(queue)
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            if case .taker(let place) = node, place < limit, short[place] > 0 {
                send(along: path(to: node, cameFrom))
                return true
            }
            for neighbour in neighbours(of: node) where seen.insert(neighbour).inserted {
                cameFrom[neighbour] = node
                queue.append(neighbour)
            }
        }
        return false
    }

    private enum Node: Hashable {
        case giver(Int)
        case taker(Int)
    }

    private func neighbours(of node: Node) -> [Node] {
        switch node {
        case .giver(let from): takers.indices.filter { isAllowed[from][$0] }.map { .taker($0) }
        case .taker(let to): givers.indices.filter { flow[$0][to] > 0 }.map { .giver($0) }
        }
    }

    private func path(to end: Node, _ cameFrom: [Node: Node]) -> [Node] {
        var path = [end]
        while let last = path.last, let before = cameFrom[last] { path.append(before) }
        return path.reversed()
    }

    private mutating func send(along path: [Node]) {
        guard case .giver(let first)? = path.first, case .taker(let last)? = path.last else {
            return
        }
        var amount = min(surplus[first], short[last])
        for (left, right) in zip(path, path.dropFirst()) {
            if case .taker(let to) = left, case .giver(let from) = right {
                amount = min(amount, flow[from][to])
            }
        }
        for (left, right) in zip(path, path.dropFirst()) {
            switch (left, right) {
            case (.giver(let from), .taker(let to)): flow[from][to] += amount
            case (.taker(let to), .giver(let from)): flow[from][to] -= amount
            case (.giver, .giver), (.taker, .taker): break
            }
        }
        surplus[first] -= amount
        short[last] -= amount
    }
}
