import Testing

/// What other modules may use says what it is.
///
/// Every `package` type has a doc comment, nested ones too, and every `package`
/// function that is not trivial: of more than a few lines. Initialisers, properties and aliases
/// have one where their names do not say it all.
struct DocumentationTests {
    /// A function this short, from its name to its brace, is read as fast as its comment.
    private static let trivialLines = 8

    @Test("package types, and package functions that are not trivial, have doc comments")
    func documentation() {
        let faults = SourceTree.sources.flatMap { file in
            Declaration.all(in: file)
                .filter { declaration in
                    declaration.isPackage && !declaration.hasDocumentation
                        && (declaration.isType
                            || declaration.kind == "func"
                                && declaration.lineCount > Self.trivialLines)
                }
                .map { file.fault($0.line, "package \($0.kind) without a doc comment") }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("the first type of a file has a doc comment")
    func firstDeclaration() {
        let faults = SourceTree.sources.compactMap { file -> String? in
            guard let first = Declaration.all(in: file).first(where: \.isType),
                !first.hasDocumentation
            else { return nil }
            return file.fault(first.line, "\(first.kind) without a doc comment")
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
}
