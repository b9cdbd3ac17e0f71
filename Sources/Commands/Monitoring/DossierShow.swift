import Grammar

/// `dossier show`: shows a dossier.
enum DossierShow {
    static let command = Descriptions.dossier.showCommand(
        summary: Bilingual("Shows a dossier.", "查看一份档案。"),
        source: "H07",
        examples: ["dossier show DS-1"]
    )
}
