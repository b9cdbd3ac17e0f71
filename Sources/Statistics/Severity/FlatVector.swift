/// Sums over long rows of numbers, in an order that does not depend on the machine.
enum FlatVector {
    /// So many sums are made side by side, which a processor adds at once.
    private typealias Lanes = SIMD8<Double>

    static func sum(_ numbers: [Double]) -> Double {
        numbers.withUnsafeBytes { bytes in
            var lanes = Lanes.zero
            var sum = 0.0
            let whole = numbers.count / Lanes.scalarCount
            for place in 0..<whole { lanes += load(bytes, place) }
            for place in whole * Lanes.scalarCount..<numbers.count { sum += numbers[place] }
            return lanes.sum() + sum
        }
    }

    /// Σ xᵢyᵢ of rows of one length.
    static func dot(_ first: [Double], _ second: [Double]) -> Double {
        precondition(first.count == second.count, "rows have one length")
        return first.withUnsafeBytes { one in
            second.withUnsafeBytes { other in
                var lanes = Lanes.zero
                var sum = 0.0
                let whole = first.count / Lanes.scalarCount
                for place in 0..<whole { lanes += load(one, place) * load(other, place) }
                for place in whole * Lanes.scalarCount..<first.count {
                    sum += first[place] * second[place]
                }
                return lanes.sum() + sum
            }
        }
    }

    /// Σ wᵢxᵢ² of rows of one length.
    static func squares(_ numbers: [Double], weights: [Double]) -> Double {
        precondition(numbers.count == weights.count, "rows have one length")
        return numbers.withUnsafeBytes { one in
            weights.withUnsafeBytes { other in
                var lanes = Lanes.zero
                var sum = 0.0
                let whole = numbers.count / Lanes.scalarCount
                for place in 0..<whole {
                    let own = load(one, place)
                    lanes += own * own * load(other, place)
                }
                for place in whole * Lanes.scalarCount..<numbers.count {
                    sum += numbers[place] * numbers[place] * weights[place]
                }
                return lanes.sum() + sum
            }
        }
    }

    /// Adds a multiple of a row to another one of its length.
    static func add(_ numbers: [Double], times factor: Double, to sums: inout [Double]) {
        precondition(numbers.count == sums.count, "rows have one length")
        numbers.withUnsafeBufferPointer { numbers in
            sums.withUnsafeMutableBufferPointer { sums in
                for place in 0..<numbers.count { sums[place] += factor * numbers[place] }
            }
        }
    }

    /// Makes of each direction its `turn`th part and wᵢxᵢ.
    static func turn(
        _ directions: inout [Double],
        _ turn: Double,
        _ numbers: [Double],
        _ weights: [Double]
    ) {
        let count = directions.count
        precondition(numbers.count == count && weights.count == count, "rows have one length")
        numbers.withUnsafeBufferPointer { numbers in
            weights.withUnsafeBufferPointer { weights in
                directions.withUnsafeMutableBufferPointer { directions in
                    for place in 0..<count {
                        directions[place] =
                            weights[place] * numbers[place] + turn * directions[place]
                    }
                }
            }
        }
    }

    private static func load(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Lanes {
        bytes.loadUnaligned(fromByteOffset: place * MemoryLayout<Lanes>.size, as: Lanes.self)
    }
}
