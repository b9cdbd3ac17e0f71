/// What is done to the numbers of one subject's observers, four side by side.
///
/// A pass over the ratings is nothing but these two: one after the other, each addition would wait
/// for the one before.
enum ObserverRow {
    /// The sum of the observers' numbers.
    @inline(__always)
    static func sum(
        _ numbers: UnsafeBufferPointer<Double>,
        _ observers: UnsafeBufferPointer<Int32>
    ) -> Double {
        var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
        let whole = observers.count & ~3
        var place = 0
        while place < whole {
            first += numbers[Int(observers[place])]
            second += numbers[Int(observers[place &+ 1])]
            third += numbers[Int(observers[place &+ 2])]
            fourth += numbers[Int(observers[place &+ 3])]
            place &+= 4
        }
        while place < observers.count {
            first += numbers[Int(observers[place])]
            place &+= 1
        }
        return (first + second) + (third + fourth)
    }

    /// Takes a number from each of the observers'; one who is there twice loses it twice.
    @inline(__always)
    static func subtract(
        _ number: Double,
        from numbers: UnsafeMutableBufferPointer<Double>,
        _ observers: UnsafeBufferPointer<Int32>
    ) {
        let whole = observers.count & ~3
        var place = 0
        while place < whole {
            numbers[Int(observers[place])] -= number
            numbers[Int(observers[place &+ 1])] -= number
            numbers[Int(observers[place &+ 2])] -= number
            numbers[Int(observers[place &+ 3])] -= number
            place &+= 4
        }
        while place < observers.count {
            numbers[Int(observers[place])] -= number
            place &+= 1
        }
    }
}
