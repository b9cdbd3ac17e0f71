/// An object that the register keeps and the store has rows of.
package protocol Entity: Hashable, Sendable {
    associatedtype Key: Hashable & Ordered
    /// How the register keeps its objects: one by one, unless the kind says otherwise.
    associatedtype Shelf: ObjectShelf = TrieShelf<Self> where Shelf.Object == Self

    /// Identity; never changes.
    var id: Key { get }
    /// 1 for a new object, one more with each statement that changes it.
    var revision: Int { get set }

    /// Under which kind its key and names are kept in order; nil where they are not.
    static var nameKind: NameIndex.Kind? { get }
    /// The key as it is typed.
    var keyText: String { get }
    /// Every name that it ever had.
    var names: [String] { get }
}
