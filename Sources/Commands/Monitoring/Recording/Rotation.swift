import Domain

/// Proposes who sees to which class, so that nobody has their own and the load is even.
struct Rotation {
    let classes: [ClassID]
    /// In the order of their classes.
    let teachers: [PersonID]
    let own: OwnClass

    /// One teacher a class, or nil where none is left; each about equally often.
    ///
    /// A class asks first for the teacher `step` places on; where that cannot be, others move.
    /// - Complexity: O(classes² × teachers).
    func proposal(step: Int) -> [PersonID?] {
        guard !teachers.isEmpty else { return classes.map { _ in nil } }
        var most = (classes.count + teachers.count - 1) / teachers.count
        while most <= classes.count {
            var matching = Matching(rotation: self, step: step, most: most)
            for place in classes.indices { matching.place(place) }
            if !matching.chosen.contains(nil) || most == classes.count { return matching.chosen }
            most += 1
        }
        return classes.map { _ in nil }
    }

    /// The teachers that may see to the class, the one `step` places on first.
    fileprivate func candidates(for place: Int, step: Int) -> [PersonID] {
        let start = (place + step) % teachers.count
        return (teachers[start...] + teachers[..<start]).filter { person in
            own.tie(of: person, to: classes[place]) == nil
        }
    }

    /// A matching of classes to teachers that grows by augmenting paths (Kuhn).
    private struct Matching {
        let rotation: Rotation
        let step: Int
        let most: Int
        var chosen: [PersonID?]

        init(rotation: Rotation, step: Int, most: Int) {
            self.rotation = rotation
            self.step = step
            self.most = most
            chosen = rotation.classes.map { _ in nil }
        }

        mutating func place(_ place: Int) {
            var seen: Set<PersonID> = []
            _ = find(place, &seen)
        }

        private mutating func find(_ place: Int, _ seen: inout Set<PersonID>) -> Bool {
            for person in rotation.candidates(for: place, step: step)
            where seen.insert(person).inserted {
                let taken = chosen.indices.filter { chosen[$0] == person }
                if taken.count < most {
                    chosen[place] = person
                    return true
                }
                for other in taken where find(other, &seen) {
                    chosen[place] = person
                    return true
                }
            }
            return false
        }
    }
}
