package import Foundation

/// The checkout that the tests run in.
package enum Repository {
    /// Its top folder, found from this file's place.
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the shipped schemes.
    package static var schemes: String { root.appendingPathComponent("etc/schemes").path }

    /// The text of a file of the checkout.
    package static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The lines of the small school on which examples and transcripts run.
    package static func fixture() throws -> [String] {
        try text("Tests/Transcripts/fixture.shixun").split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }
}
