import Domain
import Support
import Testing

@testable import Commands

/// Pages of long lists: together they are the whole list, once and in its order.
@Suite("pages of lists")
struct ListPagingTests {
    private let names = ["甲校", "乙校", "丙校", "丁校"]

    /// 2,500 units; many share a name.
    private func process() throws -> InProcess {
        let process = try InProcess.fixture()
        var random = Generator(state: 7)
        for number in 0..<2_500 {
            let name = names[Int.random(in: 0..<names.count, using: &random)]
            let kind: Unit.Kind = Bool.random(using: &random) ? .primary : .kindergarten
            let unit = Unit(id: UnitID("qq\(number)"), name: name, kind: kind)
            process.register.apply(.unit(Revised(before: nil, after: unit)))
        }
        return process
    }

    /// The keys on all pages of a statement, and how many pages there were.
    private func pages(
        _ statement: String,
        of process: InProcess,
        between: (Int) -> Void = { _ in }
    ) -> (keys: [String], count: Int) {
        var keys: [String] = []
        var after = ""
        var count = 0
        while true {
            let lines = process.lines(of: statement + after)
            count += 1
            keys += lines.filter { $0.hasPrefix("=") }.map {
                String($0.dropFirst().prefix { $0 != "\t" })
            }
            guard let status = lines.last, status.hasPrefix("+"),
                let next = status.split(separator: " ").first(where: { $0.hasPrefix("next=") })
            else { return (keys, count) }
            after = " after=" + next.dropFirst(5)
            between(count)
        }
    }

    @Test(
        "each object once, in the order of sort=",
        arguments: ["", "sort=name", "sort=-name", "sort=kind,-name", "sort=-id"]
    )
    func order(_ sorting: String) throws {
        let process = try process()
        let (keys, count) = pages("unit list show=id where=\"id~qq\" \(sorting)", of: process)
        #expect(count == 3)
        #expect(keys.count == 2_500 && Set(keys).count == 2_500)
        let units = process.register.units.filter { $0.id.text.hasPrefix("qq") }
        func name(_ unit: Unit) -> String { unit.name[InProcess.today] }
        func kind(_ unit: Unit) -> Unit.Kind { unit.kind[InProcess.today] }
        let expected: [Unit] =
            switch sorting {
            case "sort=-name": units.sorted { (name($1), $0.id) < (name($0), $1.id) }
            case "sort=-id": units.sorted { $0.id > $1.id }
            case "sort=name", "": units.sorted { (name($0), $0.id) < (name($1), $1.id) }
            default: []
            }
        if !expected.isEmpty, sorting != "" { #expect(keys == expected.map(\.id.text)) }
        if sorting == "sort=kind,-name" {
            let found = keys.compactMap { process.register.units[UnitID($0)] }
            let firstOther = found.firstIndex { kind($0) != kind(found[0]) } ?? 0
            #expect(found[firstOther...].allSatisfy { kind($0) != kind(found[0]) })
            for part in [found[..<firstOther], found[firstOther...]] {
                #expect(Array(part) == part.sorted { (name($1), $0.id) < (name($0), $1.id) })
            }
        }
    }

    @Test(
        "limit= counts over all pages, at a page's end too",
        arguments: [1, 999, 1_000, 1_001, 2_300]
    )
    func limit(_ limit: Int) throws {
        let process = try process()
        let (keys, count) = pages("unit list show=id limit=\(limit)", of: process)
        #expect(keys.count == limit)
        #expect(count == (limit + 999) / 1_000)
    }

    @Test("what is removed between pages, the last one shown among it, loses no other")
    func removed() throws {
        let process = try process()
        var seen: [String] = []
        let statement = "unit list show=id where=\"id~qq\" sort=-id"
        let all = pages(statement, of: process).keys
        let (keys, _) = pages(statement, of: process) { page in
            for index in [page * 1_000 - 1, page * 1_000, 5] {
                let id = UnitID(all[index])
                guard let unit = process.register.units[id] else { continue }
                process.register.apply(.unit(Revised(before: unit, after: nil)))
                seen.append(id.text)
            }
        }
        // Of what was there all the time nothing is left out but where the place had to be counted.
        let missing = Set(all).subtracting(keys).subtracting(seen)
        #expect(missing.count <= 4, "\(missing)")
        #expect(Set(keys).count == keys.count)
    }

    @Test("a cursor of another list, or another sort of it, is refused")
    func foreign() throws {
        let process = try process()
        let status = process.lines(of: "unit list show=id").last ?? ""
        let next = status.split(separator: " ").first { $0.hasPrefix("next=") }?.dropFirst(5) ?? ""
        #expect(!next.isEmpty)
        for statement in [
            "unit list show=id sort=-id", "unit list show=id all",
            "unit list show=id asof=2024-09-01",
            "teacher list show=id", "unit list", "unit list show=id where=\"id~qq\"",
        ] {
            let refused = process.lines(of: "\(statement) after=\(next)").last ?? ""
            #expect(refused.hasPrefix("-BADARG"), "\(statement): \(refused)")
        }
        let forged = "\(next.prefix { $0 != ":" }):999999999999999:*:nowhere"
        let lines = process.lines(of: "unit list show=id after=\(forged)")
        #expect(lines.last?.hasPrefix("+OK rows=0") == true, "\(lines.last ?? "")")
    }
}
