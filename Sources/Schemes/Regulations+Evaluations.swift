package import Domain
package import Grammar

extension Regulations {
    /// The instrument of that name in force for the unit, the nearest scheme's first.
    package func instrument(
        named name: String,
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> (Instrument, InstrumentKey)? {
        for found in try all(for: unit, on: day) {
            guard let instrument = found.scheme.instruments[name] else { continue }
            return (instrument, InstrumentKey(version: found.use.version, name: name))
        }
        return nil
    }

    /// Every instrument in force for the unit, by its name.
    package func instruments(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> [(Instrument, InstrumentKey)] {
        var seen: Set<String> = []
        var all: [(Instrument, InstrumentKey)] = []
        for found in try self.all(for: unit, on: day) {
            for (name, instrument) in found.scheme.instruments where seen.insert(name).inserted {
                all.append((instrument, InstrumentKey(version: found.use.version, name: name)))
            }
        }
        return all.sorted { $0.1.name < $1.1.name }
    }

    /// The instrument with which something was made, in its own version.
    package func instrument(_ key: InstrumentKey) -> Instrument? {
        guard let version = register.schemeVersions[key.version] else { return nil }
        return (try? book.scheme(version))?.instruments[key.name]
    }

    /// Every instrument of every version that is loaded, in force or not.
    package var instrumentKeys: [InstrumentKey] {
        register.schemeVersions.flatMap { version -> [InstrumentKey] in
            let names = (try? book.scheme(version))?.instruments.keys.sorted() ?? []
            return names.map { InstrumentKey(version: version.id, name: $0) }
        }.sorted()
    }

    /// What an observation owes, where a scheme says so.
    package func observing(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> (ObservingRule, InForce)? {
        guard let inForce = try inForce(.observing, for: unit, on: day) else { return nil }
        for case .observing(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }

    /// The quotas of observation in force, in their order.
    package func quotas(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> [(ObservationQuota, InForce)] {
        guard let inForce = try inForce(.quota, for: unit, on: day) else { return [] }
        return inForce.scheme.rules.compactMap { rule in
            guard case .quota(let quota) = rule else { return nil }
            return (quota, inForce)
        }
    }

    /// On which days leaders observe, where a scheme says so.
    package func rounds(for unit: UnitID, on day: Day) throws(Refusal) -> (LeaderRounds, InForce)? {
        guard let inForce = try inForce(.rounds, for: unit, on: day) else { return nil }
        for case .rounds(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }
}
