// Computes what scripts/statistics-check asks, one request a line: a word and its arguments in; the
// numbers in full precision, or `undefined` and the reason, out.

import Statistics

while let line = readLine() {
    do throws(Undefined) {
        let numbers = try Request(line).answer()
        print(numbers.map(\.description).joined(separator: " "))
    } catch {
        print("undefined \(error)")
    }
}
