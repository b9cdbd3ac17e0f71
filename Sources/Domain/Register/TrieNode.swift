/// A node of a `HashTrie`: up to 32 references to leaves and other nodes, each retained once.
///
/// A class over memory behind its header, so that a node is one allocation. It is written only
/// by whoever alone refers to it.
final class TrieNode: ManagedBuffer<TrieNode.Header, Unmanaged<AnyObject>> {
    /// In twelve bytes, since a register of a million objects has some hundred thousand nodes.
    struct Header {
        /// Where there is a leaf.
        var leaves: UInt32
        /// Where there is a node.
        var nodes: UInt32
        private var storedCount: UInt16
        private var storedCapacity: UInt16

        init(leaves: UInt32, nodes: UInt32, count: Int, capacity: Int) {
            self.leaves = leaves
            self.nodes = nodes
            storedCount = UInt16(count)
            storedCapacity = UInt16(capacity)
        }

        /// Traps past 65,535, which as many keys of one 60-bit hash would take.
        var count: Int {
            get { Int(storedCount) }
            set { storedCount = UInt16(newValue) }
        }

        var capacity: Int { Int(storedCapacity) }

        var all: UInt32 { leaves | nodes }

        /// The slot of that bit, or where it would be.
        func place(of bit: UInt32) -> Int {
            (all & (bit &- 1)).nonzeroBitCount
        }
    }

    /// The bits of a hash that one level uses: a level more is a wait for memory on each search, a
    /// wider node more to copy where a write finds it shared.
    static let width = 5
    /// The bits after which leaves with one hash stand side by side.
    static let hashBits = 60

    static func bit(_ hash: UInt, _ shift: Int) -> UInt32 {
        1 << UInt32(truncatingIfNeeded: hash >> UInt(shift) & (1 << UInt(width) - 1))
    }

    static func make(leaves: UInt32, nodes: UInt32, capacity: Int) -> TrieNode {
        let node = TrieNode.create(minimumCapacity: capacity) { _ in
            Header(leaves: leaves, nodes: nodes, count: 0, capacity: capacity)
        }
        return unsafeDowncast(node, to: TrieNode.self)
    }

    deinit {
        withUnsafeMutablePointers { header, slots in
            for place in 0..<header.pointee.count { slots[place].release() }
        }
    }

    // MARK: Reading

    func slot(_ place: Int) -> Unmanaged<AnyObject> {
        withUnsafeMutablePointerToElements { $0[place] }
    }

    /// What the slot of that bit refers to; nil where it has none.
    func object(at bit: UInt32) -> AnyObject? {
        guard header.all & bit != 0 else { return nil }
        return slot(header.place(of: bit)).takeUnretainedValue()
    }

    /// Whether the slot refers to a node.
    ///
    /// The bits stand in the order of the slots; among leaves with one hash there are no nodes.
    func isNode(at place: Int) -> Bool {
        guard header.nodes != 0 else { return false }
        var rest = header.all
        for _ in 0..<place { rest &= rest &- 1 }
        return header.nodes & (rest & ~(rest &- 1)) != 0
    }

    func firstLeaf(
        where isWanted: (Unmanaged<AnyObject>) -> Bool
    ) -> Unmanaged<AnyObject>? {
        (0..<header.count).lazy.map { self.slot($0) }.first(where: isWanted)
    }

    // MARK: Writing

    /// Replaces what a slot refers to; the node is the caller's alone.
    func replace(at place: Int, with object: AnyObject) {
        withUnsafeMutablePointerToElements { slots in
            let old = slots[place]
            slots[place] = .passRetained(object)
            old.release()
        }
    }

    /// Copies the node unless the caller alone refers to it.
    static func makeUnique(_ node: inout TrieNode) {
        guard !isKnownUniquelyReferenced(&node) else { return }
        node = copy(of: node, capacity: node.header.count)
    }

    /// Lends the node in a slot, to be written; its reference is the slot's again afterwards.
    static func withChild<Result>(
        of node: inout TrieNode,
        at place: Int,
        _ body: (inout TrieNode) -> Result
    ) -> Result {
        withObject(of: &node, at: place, body)
    }

    /// Lends what a slot refers to, to be written or replaced; its type is known to the caller.
    static func withObject<Object: AnyObject, Result>(
        of node: inout TrieNode,
        at place: Int,
        _ body: (inout Object) -> Result
    ) -> Result {
        makeUnique(&node)
        return node.withUnsafeMutablePointerToElements { slots in
            let slot: Unmanaged<Object> = .fromOpaque(slots[place].toOpaque())
            var object = slot.takeRetainedValue()
            defer { slots[place] = .passRetained(object) }
            return body(&object)
        }
    }

    /// The node with one more leaf; the same one where it is the caller's alone and has room.
    static func inserting(
        _ leaf: AnyObject,
        at place: Int,
        _ bit: UInt32,
        into node: inout TrieNode
    ) -> TrieNode {
        let count = node.header.count
        if count == node.header.capacity || !isKnownUniquelyReferenced(&node) {
            node = copy(of: node, capacity: count + max(1, count / 4))
        }
        node.withUnsafeMutablePointers { header, slots in
            (slots + place + 1).update(from: slots + place, count: count - place)
            (slots + place).initialize(to: .passRetained(leaf))
            header.pointee.count = count + 1
            header.pointee.leaves |= bit
        }
        return node
    }

    /// The node without the leaf in a slot.
    static func removing(
        at place: Int,
        _ bit: UInt32,
        from node: inout TrieNode
    ) -> TrieNode {
        makeUnique(&node)
        node.withUnsafeMutablePointers { header, slots in
            slots[place].release()
            let count = header.pointee.count - 1
            (slots + place).update(from: slots + place + 1, count: count - place)
            header.pointee.count = count
            header.pointee.leaves &= ~bit
        }
        return node
    }

    private static func copy(of node: TrieNode, capacity: Int) -> TrieNode {
        let old = node.header
        let copy = make(leaves: old.leaves, nodes: old.nodes, capacity: capacity)
        copy.withUnsafeMutablePointers { header, slots in
            node.withUnsafeMutablePointerToElements { from in
                for place in 0..<old.count {
                    (slots + place).initialize(to: from[place].retain())
                }
            }
            header.pointee.count = old.count
        }
        return copy
    }
}
