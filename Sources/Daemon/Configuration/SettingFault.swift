/// What is wrong with a setting's value, and how many characters of it stand before that.
struct SettingFault: Error, Hashable {
    let offset: Int
    let message: String

    init(offset: Int = 0, message: String) {
        self.offset = offset
        self.message = message
    }
}
