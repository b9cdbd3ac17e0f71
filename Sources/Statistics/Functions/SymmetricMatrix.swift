/// A small dense symmetric matrix, for normal equations.
///
/// At most a few hundred rows: everything here takes the cube of the side.
struct SymmetricMatrix {
    let side: Int
    private var cells: [Double]

    init(side: Int) {
        self.side = side
        cells = Array(repeating: 0, count: side * side)
    }

    /// One cell; whoever sets it sets its mirror too.
    subscript(row: Int, column: Int) -> Double {
        get { cells[row * side + column] }
        set { cells[row * side + column] = newValue }
    }

    /// The inverse by Gauss and Jordan with pivots; nil where a pivot vanishes.
    func inverse() -> SymmetricMatrix? {
        var left = self
        var right = SymmetricMatrix(side: side)
        for row in 0..<side { right[row, row] = 1 }
        let largest = cells.reduce(0) { max($0, $1.magnitude) }
        for column in 0..<side {
            var pivot = column
            for row in column..<side
            where left[row, column].magnitude > left[pivot, column].magnitude {
                pivot = row
            }
            guard left[pivot, column].magnitude > largest * 1e-12 else { return nil }
            left.swapRows(column, pivot)
            right.swapRows(column, pivot)
            let scale = 1 / left[column, column]
            left.scale(row: column, by: scale)
            right.scale(row: column, by: scale)
            for row in 0..<side where row != column {
                let factor = left[row, column]
                guard factor != 0 else { continue }
                left.subtract(column, times: factor, from: row)
                right.subtract(column, times: factor, from: row)
            }
        }
        return right
    }

    /// The product with a vector.
    func times(_ vector: [Double]) -> [Double] {
        (0..<side).map { row in
            var sum = 0.0
            for column in 0..<side { sum += self[row, column] * vector[column] }
            return sum
        }
    }

    private mutating func swapRows(_ first: Int, _ second: Int) {
        guard first != second else { return }
        for column in 0..<side { cells.swapAt(first * side + column, second * side + column) }
    }

    private mutating func scale(row: Int, by factor: Double) {
        for column in 0..<side { cells[row * side + column] *= factor }
    }

    private mutating func subtract(_ source: Int, times factor: Double, from target: Int) {
        for column in 0..<side {
            cells[target * side + column] -= factor * cells[source * side + column]
        }
    }
}
