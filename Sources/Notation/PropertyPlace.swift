/// Where a stored property lies in an object, found once: going through a key path takes longer
/// than all the rest of an assignment.
struct PropertyPlace<Object, Value>: Sendable {
    private let path: any WritableKeyPath<Object, Value> & Sendable
    /// nil for a computed property.
    private let offset: Int?

    init(_ path: any WritableKeyPath<Object, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<Object>.offset(of: path)
    }

    func update(_ object: inout Object, _ body: (inout Value) -> Void) {
        guard let offset else {
            body(&object[keyPath: path])
            return
        }
        withUnsafeMutablePointer(to: &object) { start in
            let property = UnsafeMutableRawPointer(start) + offset
            body(&property.assumingMemoryBound(to: Value.self).pointee)
        }
    }
}
