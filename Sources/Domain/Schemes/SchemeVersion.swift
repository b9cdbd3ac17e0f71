/// One loaded text of a scheme (方案): a regulation as data.
///
/// A changed file changes nothing until it is loaded again, and then makes a new version.
package struct SchemeVersion: Entity {
    /// A scheme and the number of one of its versions: `hetu@1`.
    package struct Key: Hashable, Ordered {
        package let scheme: SchemeID
        /// From 1.
        package let version: Int

        package init(scheme: SchemeID, version: Int) {
            self.scheme = scheme
            self.version = version
        }

        package var text: String { "\(scheme.text)@\(version)" }

        package static func < (left: Key, right: Key) -> Bool {
            (left.scheme, left.version) < (right.scheme, right.version)
        }
    }

    package let id: Key
    package var revision = 1
    /// The file it was read from, as the user named it.
    package let file: String
    /// SHA-256 of the text, in hexadecimal.
    package let digest: String
    package let text: String

    package init(id: Key, file: String, digest: String, text: String) {
        self.id = id
        self.file = file
        self.digest = digest
        self.text = text
    }
}

/// A version of a scheme put in force for a unit (and all below it) from a day to a day.
package struct SchemeUse: Entity {
    package let id: SchemeUseID
    package var revision = 1
    package var version: SchemeVersion.Key
    package var unit: UnitID
    package var from: Day
    package var to: Day?

    package init(id: SchemeUseID, version: SchemeVersion.Key, unit: UnitID, from: Day, to: Day?) {
        self.id = id
        self.version = version
        self.unit = unit
        self.from = from
        self.to = to
    }

    package var period: DayRange { DayRange(from, to) }
}
