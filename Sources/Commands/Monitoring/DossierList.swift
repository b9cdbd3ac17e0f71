import Grammar

/// `dossier list`: lists dossiers; closed ones with all.
enum DossierList {
    static let command = Descriptions.dossier.listCommand(
        summary: Bilingual("Lists dossiers; a reader sees keys, no names.", "档案列表；查询者只见编号。"),
        source: "H07",
        examples: ["dossier list", "dossier list all"]
    )
}
