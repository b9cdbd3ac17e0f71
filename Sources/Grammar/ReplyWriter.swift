/// Where a result writes its values; the dialect decides how they look.
///
/// Values are written, not built: a tree of values would cost half the speed of a point read.
/// Wire has one writer a dialect. Decimals arrive as text, never as binary floating point.
package protocol ReplyWriter: AnyObject {
    /// No value: `\N`, or null.
    func none()
    func text(_ text: String)
    func integer(_ value: Int)
    func flag(_ value: Bool)
    /// An exact decimal: `scaled` / 10^`places`, without trailing zeros after the point.
    func decimal(_ scaled: Int, places: Int)
    /// An exact decimal with all its places: `percent` columns show two.
    func fixed(_ scaled: Int, places: Int)
    /// A calendar day, ISO 8601.
    func day(year: Int, month: Int, day: Int)
}
