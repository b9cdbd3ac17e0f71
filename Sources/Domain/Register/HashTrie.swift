/// What a `HashTrie` holds: a reference that knows its key.
package protocol TrieLeaf: AnyObject, Sendable {
    associatedtype Key: Hashable & Sendable
    var key: Key { get }
}

/// References by their key, as a value with shared structure: a hash array mapped trie.
///
/// Copying is O(1); finding, putting and removing one leaf O(log n). The kept library's
/// `TreeDictionary` does the same for any keys and values; it copies a node's pairs one by one
/// through their type's witnesses, which was a third of the time of a write (Sources/README.md).
/// Here a node is a row of references: a copy of it retains them and does nothing else, and a
/// search retains none but what it finds.
///
/// Unchecked: nodes are written only where nobody else refers to them.
package struct HashTrie<Leaf: TrieLeaf>: @unchecked Sendable {
    private var root = TrieNode.make(leaves: 0, nodes: 0, capacity: 0)
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    /// The leaf with that key.
    package subscript(key: Leaf.Key) -> Leaf? {
        // The root keeps every node below it while the walk looks at them unretained.
        withExtendedLifetime(root) { Self.leaf(with: key, below: root) }
    }

    /// Lends the leaf with that key without retaining it; nil where there is none.
    ///
    /// For who looks at many leaves one after the other: to count a reference is to wait for the
    /// memory it lies in.
    func lend<Result>(_ key: Leaf.Key, _ body: (Leaf) -> Result) -> Result? {
        withExtendedLifetime(root) {
            Self.slot(with: key, below: root).map { slot in
                slot._withUnsafeGuaranteedRef { body(unsafeDowncast($0, to: Leaf.self)) }
            }
        }
    }

    private static func leaf(with key: Leaf.Key, below root: TrieNode) -> Leaf? {
        slot(with: key, below: root).map { leaf($0) }
    }

    private static func slot(
        with key: Leaf.Key,
        below root: TrieNode
    ) -> Unmanaged<AnyObject>? {
        let hash = Self.hash(key)
        var node = Unmanaged.passUnretained(root)
        var shift = 0
        while true {
            let found: Found = node._withUnsafeGuaranteedRef { node in
                guard shift < TrieNode.hashBits else {
                    return node.firstLeaf { Self.leaf($0).key == key }.map(Found.leaf) ?? .nothing
                }
                let bit = TrieNode.bit(hash, shift)
                guard node.header.all & bit != 0 else { return .nothing }
                let slot = node.slot(node.header.place(of: bit))
                return node.header.nodes & bit != 0 ? .node(slot) : .leaf(slot)
            }
            switch found {
            case .nothing: return nil
            case .leaf(let slot):
                let isIt = slot._withUnsafeGuaranteedRef { object in
                    unsafeDowncast(object, to: Leaf.self).key == key
                }
                return isIt ? slot : nil
            case .node(let slot):
                node = Unmanaged.fromOpaque(slot.toOpaque())
                shift += TrieNode.width
            }
        }
    }

    /// Puts the leaf in the place of the one that has its key, if there is one.
    package mutating func put(_ leaf: Leaf) {
        if Self.put(leaf, Self.hash(leaf.key), 0, &root) { count += 1 }
    }

    /// Lends the leaf with that key, to be written or replaced by another with the same key.
    /// - Returns: whether there is one.
    package mutating func update(_ key: Leaf.Key, _ body: (inout Leaf) -> Void) -> Bool {
        Self.update(key, Self.hash(key), 0, &root, body)
    }

    /// Removes the leaf with that key, if there is one.
    package mutating func remove(_ key: Leaf.Key) {
        if Self.remove(key, Self.hash(key), 0, &root) { count -= 1 }
    }

    /// All leaves, in no particular order.
    /// - Complexity: O(n).
    package var leaves: [Leaf] {
        var leaves: [Leaf] = []
        leaves.reserveCapacity(count)
        Self.collect(root, into: &leaves)
        return leaves
    }

    /// The keys whose leaf is another one than in that trie, or is in one of the two only.
    ///
    /// What the two have in common is not looked at: tries that went out from one another differ
    /// in a few paths.
    /// - Complexity: O(nodes that are not shared).
    package func keysChanged(since other: HashTrie) -> [Leaf.Key] {
        guard root !== other.root else { return [] }
        var mine: [ObjectIdentifier: Leaf] = [:]
        var others: [ObjectIdentifier: Leaf] = [:]
        Self.compare(root, other.root, &mine, &others)
        var keys = Set(mine.filter { others[$0.key] == nil }.values.map(\.key))
        keys.formUnion(others.filter { mine[$0.key] == nil }.values.map(\.key))
        return Array(keys)
    }

    // MARK: Nodes

    private enum Found {
        case nothing
        case leaf(Unmanaged<AnyObject>)
        case node(Unmanaged<AnyObject>)
    }

    private static func hash(_ key: Leaf.Key) -> UInt {
        UInt(bitPattern: key.hashValue)
    }

    private static func leaf(_ slot: Unmanaged<AnyObject>) -> Leaf {
        unsafeDowncast(slot.takeUnretainedValue(), to: Leaf.self)
    }

    /// - Returns: whether there was none with its key.
    private static func put(
        _ leaf: Leaf,
        _ hash: UInt,
        _ shift: Int,
        _ node: inout TrieNode
    ) -> Bool {
        guard shift < TrieNode.hashBits else { return putAmongEqual(leaf, &node) }
        let bit = TrieNode.bit(hash, shift)
        let place = node.header.place(of: bit)
        if node.header.nodes & bit != 0 {
            return TrieNode.withChild(of: &node, at: place) { child in
                put(leaf, hash, shift + TrieNode.width, &child)
            }
        }
        guard node.header.leaves & bit != 0 else {
            node = TrieNode.inserting(leaf, at: place, bit, into: &node)
            return true
        }
        TrieNode.makeUnique(&node)
        let other = Self.leaf(node.slot(place))
        guard other.key != leaf.key else {
            node.replace(at: place, with: leaf)
            return false
        }
        var child = TrieNode.make(leaves: 0, nodes: 0, capacity: 2)
        let next = shift + TrieNode.width
        _ = put(other, Self.hash(other.key), next, &child)
        _ = put(leaf, hash, next, &child)
        node.replace(at: place, with: child)
        node.header.leaves &= ~bit
        node.header.nodes |= bit
        return true
    }

    /// Puts a leaf into a node whose leaves all have one hash.
    private static func putAmongEqual(_ leaf: Leaf, _ node: inout TrieNode) -> Bool {
        let count = node.header.count
        for place in 0..<count where Self.leaf(node.slot(place)).key == leaf.key {
            TrieNode.makeUnique(&node)
            node.replace(at: place, with: leaf)
            return false
        }
        node = TrieNode.inserting(leaf, at: count, 0, into: &node)
        return true
    }

    /// - Returns: whether there is one.
    private static func update(
        _ key: Leaf.Key,
        _ hash: UInt,
        _ shift: Int,
        _ node: inout TrieNode,
        _ body: (inout Leaf) -> Void
    ) -> Bool {
        guard shift < TrieNode.hashBits else {
            let places = 0..<node.header.count
            guard let place = places.first(where: { Self.leaf(node.slot($0)).key == key })
            else { return false }
            TrieNode.withObject(of: &node, at: place, body)
            return true
        }
        let bit = TrieNode.bit(hash, shift)
        let place = node.header.place(of: bit)
        if node.header.nodes & bit != 0 {
            return TrieNode.withChild(of: &node, at: place) { child in
                update(key, hash, shift + TrieNode.width, &child, body)
            }
        }
        guard node.header.leaves & bit != 0, Self.leaf(node.slot(place)).key == key
        else { return false }
        TrieNode.withObject(of: &node, at: place, body)
        return true
    }

    /// - Returns: whether there was one.
    private static func remove(
        _ key: Leaf.Key,
        _ hash: UInt,
        _ shift: Int,
        _ node: inout TrieNode
    ) -> Bool {
        guard shift < TrieNode.hashBits else {
            let places = 0..<node.header.count
            guard let place = places.first(where: { Self.leaf(node.slot($0)).key == key })
            else { return false }
            node = TrieNode.removing(at: place, 0, from: &node)
            return true
        }
        let bit = TrieNode.bit(hash, shift)
        let place = node.header.place(of: bit)
        if node.header.nodes & bit != 0 {
            let isRemoved = TrieNode.withChild(of: &node, at: place) { child in
                remove(key, hash, shift + TrieNode.width, &child)
            }
            if isRemoved { shrink(&node, at: place, bit) }
            return isRemoved
        }
        guard node.header.leaves & bit != 0, Self.leaf(node.slot(place)).key == key
        else { return false }
        node = TrieNode.removing(at: place, bit, from: &node)
        return true
    }

    /// Takes the only leaf of a child into the node itself, so that paths stay short.
    private static func shrink(_ node: inout TrieNode, at place: Int, _ bit: UInt32) {
        let only: AnyObject? = TrieNode.withChild(of: &node, at: place) { child in
            guard child.header.count == 1, child.header.nodes == 0 else { return nil }
            return child.slot(0).takeUnretainedValue()
        }
        guard let only else { return }
        node.replace(at: place, with: only)
        node.header.nodes &= ~bit
        node.header.leaves |= bit
    }

    /// Collects the leaves of either node that are not below one that both have.
    private static func compare(
        _ one: TrieNode,
        _ other: TrieNode,
        _ ones: inout [ObjectIdentifier: Leaf],
        _ others: inout [ObjectIdentifier: Leaf]
    ) {
        guard one !== other else { return }
        let isDeep = one.header.all == 0 || other.header.all == 0
        var bits = isDeep ? 0 : one.header.all | other.header.all
        while bits != 0 {
            let bit = bits & ~(bits &- 1)
            bits &= bits &- 1
            let left = one.object(at: bit)
            let right = other.object(at: bit)
            if let left, let right, left === right { continue }
            let (isNode, isOtherNode) = (one.header.nodes & bit != 0, other.header.nodes & bit != 0)
            if let left, let right, isNode, isOtherNode {
                compare(
                    unsafeDowncast(left, to: TrieNode.self),
                    unsafeDowncast(right, to: TrieNode.self),
                    &ones,
                    &others
                )
                continue
            }
            if let left { collect(left, isNode: isNode, into: &ones) }
            if let right { collect(right, isNode: isOtherNode, into: &others) }
        }
        guard isDeep else { return }
        // Leaves with one hash have no bits of their own; so has a trie without leaves.
        collect(one, isNode: true, into: &ones)
        collect(other, isNode: true, into: &others)
    }

    private static func collect(
        _ object: AnyObject,
        isNode: Bool,
        into leaves: inout [ObjectIdentifier: Leaf]
    ) {
        var found: [Leaf] = []
        if isNode {
            collect(unsafeDowncast(object, to: TrieNode.self), into: &found)
        } else {
            found = [unsafeDowncast(object, to: Leaf.self)]
        }
        for leaf in found { leaves[ObjectIdentifier(leaf)] = leaf }
    }

    private static func collect(_ node: TrieNode, into leaves: inout [Leaf]) {
        for place in 0..<node.header.count {
            let slot = node.slot(place)
            if node.isNode(at: place) {
                let child: Unmanaged<TrieNode> = Unmanaged.fromOpaque(slot.toOpaque())
                collect(child.takeUnretainedValue(), into: &leaves)
            } else {
                leaves.append(leaf(slot))
            }
        }
    }
}
