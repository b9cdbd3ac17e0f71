import Domain

/// Objects of the ledger, each one row.
extension ChangeReader {
    func ledger(_ group: Group, _ register: Register) throws(StoreError) -> Change {
        switch group.operation.table {
        case .entry: return .entry(try plain(group, \EntryRow.entry, register.entries))
        case .session: return .session(try plain(group, \SessionRow.session, register.sessions))
        case .project: return .project(try plain(group, \ProjectRow.project, register.projects))
        case .closing: return .closing(try plain(group, \ClosingRow.closing, register.closings))
        case .seal: return .seal(try plain(group, \SealRow.seal, register.seals))
        case .certificate:
            let row = \CertificateRow.certificate
            return .certificate(try plain(group, row, register.certificates))
        case .integrity:
            return .integrity(try plain(group, \IntegrityRow.integrity, register.integrity))
        case .unit, .unitChange, .person, .personChange, .schoolClass, .classChange, .teaching,
            .term, .test, .paper, .result, .schemeVersion, .schemeUse, .counter, .pupil,
            .pupilChange, .paperStaff, .testNotice, .resultCounts, .markSheet, .mark, .dossier,
            .draft, .exam, .examMark, .activity, .lesson, .observation, .evaluation:
            throw damage("a row of \(group.operation.table.layout.name) out of place")
        }
    }
}
