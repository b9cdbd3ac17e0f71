import Domain
import Grammar
import Notation

/// The parameters of the scheme commands.
enum SchemeParameter {
    static let positional = Parameter<SchemeID>.positional(
        Label("scheme", "方案"),
        reading,
        Bilingual("which scheme", "哪个方案")
    )

    /// A scheme that is loaded.
    static let reading = Reading<SchemeID>(
        ValueType(Label("scheme", "方案"), shape: "SCHEME", completion: .objects("scheme"))
    ) { value, scope throws(Refusal) in
        let id = SchemeID(value.text)
        guard !scope.context.register.versions(of: id).isEmpty else {
            let known = Set(scope.context.register.schemeVersions.map(\.id.scheme.text))
            throw value.refusal(
                .noEntity,
                "no scheme \(excerpt(value.text)) is loaded",
                "没有载入方案 \(excerpt(value.text))",
                want: "scheme",
                hint: nearest(to: value.text, among: known) ?? "scheme load FILE"
            )
        }
        return id
    }

    /// The key of a scheme's use, as `scheme use` answered it.
    static let use = Reading<SchemeUseID>(
        ValueType(
            Label("use", "启用编号"),
            shape: SchemeUseID.valueType.shape,
            completion: .objects("use")
        )
    ) { value, _ throws(Refusal) in
        do throws(Refusal) {
            return try SchemeUseID.read(value.text)
        } catch {
            throw value.pointing(error)
        }
    }

    static let version = Parameter<Int?>.optional(
        Label("version", "版本号"),
        Reading<Int>.value,
        Bilingual("which version; the latest unless given", "版本号，默认最新")
    )
}

extension Register {
    /// The versions of a scheme, oldest first.
    /// - Complexity: O(versions of the scheme).
    func versions(of scheme: SchemeID) -> [SchemeVersion] {
        var versions: [SchemeVersion] = []
        while let next = schemeVersions[
            SchemeVersion.Key(scheme: scheme, version: versions.count + 1)
        ] {
            versions.append(next)
        }
        return versions
    }

    /// One version of a scheme; the latest where none is named.
    func version(_ number: Int?, of scheme: SchemeID) throws(Refusal) -> SchemeVersion {
        let versions = versions(of: scheme)
        let wanted = number ?? versions.count
        guard let version = versions.first(where: { $0.id.version == wanted }) else {
            throw Refusal(
                .noEntity,
                "scheme \(scheme.text) has no version \(wanted)",
                "方案 \(scheme.text) 没有版本 \(wanted)",
                want: "version",
                hint: "1..\(versions.count)"
            )
        }
        return version
    }
}
