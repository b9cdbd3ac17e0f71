/// Values in their order, as a value with shared structure: a B+ tree of arrays.
///
/// Copying is O(1); inserting, removing and finding one element O(log n). What two copies have in
/// common stays shared, since each node is an array of its own.
package struct OrderedSet<Element: Comparable & Sendable>: Sendable {
    private var root = Node(elements: [], children: [])
    package private(set) var count = 0

    package init() {}

    /// A leaf has elements; an inner node has children and for each a lower bound; what is below
    /// the first bound belongs to the first child.
    ///
    /// A class, so that a node's copy shares what does not change in it. Unchecked: it is written
    /// only where nobody else refers to it, so no two accesses can overlap.
    private final class Node: @unchecked Sendable {
        @exclusivity(unchecked) var elements: [Element]
        @exclusivity(unchecked) var children: [Node]

        init(elements: [Element], children: [Node]) {
            self.elements = elements
            self.children = children
        }

        var isLeaf: Bool { children.isEmpty }
    }

    private static func makeUnique(_ node: inout Node) {
        guard !isKnownUniquelyReferenced(&node) else { return }
        node = Node(elements: node.elements, children: node.children)
    }

    /// The most elements of a leaf and children of an inner node: few, since a write copies one
    /// node a level.
    private static var width: Int { 16 }

    /// - Returns: whether it was not there before.
    @discardableResult
    package mutating func insert(_ element: Element) -> Bool {
        guard let place = Self.insert(element, into: &root) else { return false }
        count += 1
        if let (bound, upper) = Self.split(&root, after: place) {
            let lower = root
            root = Node(elements: [lower.elements[0], bound], children: [lower, upper])
        }
        return true
    }

    /// Puts the element in the place of the one that equals it, if there is one.
    package mutating func put(_ element: Element) {
        if !Self.replace(element, in: &root) { insert(element) }
    }

    /// The least element.
    package var first: Element? {
        var node = root
        while let child = node.children.first { node = child }
        return node.elements.first
    }

    /// - Returns: whether it was there.
    @discardableResult
    package mutating func remove(_ element: Element) -> Bool {
        guard Self.remove(element, from: &root) else { return false }
        count -= 1
        while root.children.count == 1 { root = root.children[0] }
        return true
    }

    /// All elements, in their order.
    package var elements: [Element] {
        var elements: [Element] = []
        elements.reserveCapacity(count)
        _ = Self.visit(root, from: nil) { element in
            elements.append(element)
            return true
        }
        return elements
    }

    /// Visits all elements, in their order.
    package func forEach(_ body: (Element) -> Void) {
        Self.visitAll(root, body)
    }

    private static func visitAll(_ node: Node, _ body: (Element) -> Void) {
        guard node.isLeaf else {
            for child in node.children { visitAll(child, body) }
            return
        }
        node.elements.withUnsafeBufferPointer { elements in
            for place in elements.indices { body(elements[place]) }
        }
    }

    /// Visits the elements from the first that is not less than `start`, until told to stop.
    package func visit(from start: Element, _ body: (Element) -> Bool) {
        _ = Self.visit(root, from: start, body)
    }

    // MARK: Nodes

    /// The first place whose element is not less.
    private static func place(of element: Element, in elements: [Element]) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The child in which the element is, or would be.
    private static func child(for element: Element, in node: Node) -> Int {
        let place = place(of: element, in: node.elements)
        if place < node.elements.count, node.elements[place] == element { return place }
        return max(0, place - 1)
    }

    /// - Returns: the place in the node that has been filled, or nil where it was there before.
    private static func insert(_ element: Element, into node: inout Node) -> Int? {
        makeUnique(&node)
        guard !node.isLeaf else {
            let place = place(of: element, in: node.elements)
            if place < node.elements.count, node.elements[place] == element { return nil }
            node.elements.insert(element, at: place)
            return place
        }
        let index = child(for: element, in: node)
        guard let place = insert(element, into: &node.children[index]) else { return nil }
        // A bound above an element of its child would stand after the bound that a split makes.
        if index == 0, element < node.elements[0] { node.elements[0] = element }
        if let (bound, upper) = split(&node.children[index], after: place) {
            node.elements.insert(bound, at: index + 1)
            node.children.insert(upper, at: index + 1)
            return index + 1
        }
        return index
    }

    /// - Returns: whether there was one that equals it.
    private static func replace(_ element: Element, in node: inout Node) -> Bool {
        guard node.isLeaf else {
            makeUnique(&node)
            let index = child(for: element, in: node)
            guard replace(element, in: &node.children[index]) else { return false }
            if node.elements[index] == element { node.elements[index] = element }
            return true
        }
        let place = place(of: element, in: node.elements)
        guard place < node.elements.count, node.elements[place] == element else { return false }
        makeUnique(&node)
        node.elements[place] = element
        return true
    }

    /// Parts a node that is too wide; the upper part and its lower bound are handed out.
    ///
    /// Where what came last came at the end, only that goes up: what comes in its order, as made
    /// keys do, fills its nodes. Both parts take no more memory than they need.
    private static func split(
        _ node: inout Node,
        after place: Int
    ) -> (bound: Element, upper: Node)? {
        guard node.elements.count > width else { return nil }
        let count = node.elements.count
        let middle = place == count - 1 ? count - 1 : count / 2
        let upper = Node(elements: Array(node.elements[middle...]), children: [])
        node.elements = Array(node.elements[..<middle])
        if !node.isLeaf {
            upper.children = Array(node.children[middle...])
            node.children = Array(node.children[..<middle])
        }
        return (upper.elements[0], upper)
    }

    private static func remove(_ element: Element, from node: inout Node) -> Bool {
        makeUnique(&node)
        guard !node.isLeaf else {
            let place = place(of: element, in: node.elements)
            guard place < node.elements.count, node.elements[place] == element else { return false }
            node.elements.remove(at: place)
            return true
        }
        let index = child(for: element, in: node)
        guard remove(element, from: &node.children[index]) else { return false }
        let isEmpty = node.children[index].elements.isEmpty
        if isEmpty, node.children.count > 1 {
            node.elements.remove(at: index)
            node.children.remove(at: index)
        }
        return true
    }

    /// - Returns: whether to go on.
    private static func visit(
        _ node: Node,
        from start: Element?,
        _ body: (Element) -> Bool
    ) -> Bool {
        guard !node.isLeaf else {
            let first = start.map { place(of: $0, in: node.elements) } ?? 0
            for element in node.elements[first...] {
                guard body(element) else { return false }
            }
            return true
        }
        let first = start.map { child(for: $0, in: node) } ?? 0
        guard visit(node.children[first], from: start, body) else { return false }
        for child in node.children[(first + 1)...] {
            guard visit(child, from: nil, body) else { return false }
        }
        return true
    }
}
