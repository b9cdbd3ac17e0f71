import Grammar

/// `dossier remove`: removes a dossier that was opened by mistake.
enum DossierRemove {
    static let command = Descriptions.dossier.removeCommand(
        summary: Bilingual("Removes a dossier that was opened by mistake.", "删除误建的档案。"),
        examples: ["dossier remove DS-1"]
    )
}
