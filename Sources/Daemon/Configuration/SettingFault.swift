import Grammar

/// What is wrong with a setting's value, and how many characters of it stand before that.
struct SettingFault: Error, Hashable {
    let offset: Int
    let message: Bilingual

    init(offset: Int = 0, _ english: String, _ chinese: String) {
        self.offset = offset
        message = Bilingual(english, chinese)
    }
}
