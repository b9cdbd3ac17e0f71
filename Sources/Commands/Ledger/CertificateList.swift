import Grammar

/// `certificate list`: lists certificates and the schools that hold them.
enum CertificateList {
    static let command = Descriptions.certificate.listCommand(
        summary: Bilingual(
            "Lists certificates and the schools that hold them.",
            "证书登记及保管学校。"
        ),
        source: "A16",
        examples: ["certificate list"]
    )
}
