/// Every command, in the order in which help lists them.
///
/// A test compares the list with the files of this folder.
package enum Catalogue {
    package static let commands: [Command] =
        register + monitoring + schemes + store + session

    package static let interpreter = Interpreter(commands: commands)

    private static let register: [Command] = [
        UnitAdd.command,
        UnitSet.command,
        UnitCorrect.command,
        UnitRetire.command,
        UnitRemove.command,
        UnitShow.command,
        UnitList.command,
        TeacherAdd.command,
        TeacherSet.command,
        TeacherCorrect.command,
        TeacherTransfer.command,
        TeacherRetire.command,
        TeacherRemove.command,
        TeacherShow.command,
        TeacherList.command,
        PersonAdd.command,
        PersonSet.command,
        PersonCorrect.command,
        PersonRetire.command,
        PersonRemove.command,
        PersonShow.command,
        PersonList.command,
        RoleAdd.command,
        RoleEnd.command,
        RoleList.command,
        ClassAdd.command,
        ClassSet.command,
        ClassCorrect.command,
        ClassRetire.command,
        ClassRemove.command,
        ClassShow.command,
        ClassList.command,
        TeachingAssign.command,
        TeachingCorrect.command,
        TeachingEnd.command,
        TeachingRemove.command,
        TeachingShow.command,
        TeachingList.command,
        TermOpen.command,
        TermCorrect.command,
        TermRemove.command,
        TermShow.command,
        TermList.command,
        TermWeeks.command,
    ]

    private static let monitoring: [Command] = [
        TestAdd.command,
        TestCorrect.command,
        TestRemove.command,
        TestShow.command,
        TestList.command,
        PaperAdd.command,
        PaperCorrect.command,
        PaperRemove.command,
        PaperShow.command,
        PaperList.command,
        ResultAdd.command,
        ResultRemove.command,
        ResultShow.command,
        ResultList.command,
        TargetsShow.command,
        TargetsTable.command,
        TargetsTotal.command,
    ]

    private static let schemes: [Command] = [
        SchemeLoad.command,
        SchemeUse.command,
        SchemeEnd.command,
        SchemeShow.command,
        SchemeList.command,
    ]

    private static let store: [Command] = [
        History.command,
        Undo.command,
        Verify.command,
        Backup.command,
        Dump.command,
        Recover.command,
    ]

    private static let session: [Command] = [
        Ping.command,
        Hello.command,
        Help.command,
        Describe.command,
        Labels.command,
        Complete.command,
        Info.command,
        ConfigShow.command,
        ConfigCheck.command,
        ConfigReload.command,
        LogList.command,
        LogReset.command,
        Subscribe.command,
        Unsubscribe.command,
        Idle.command,
        Cancel.command,
        Begin.command,
        Commit.command,
        Rollback.command,
        Staged.command,
        BatchBegin.command,
        BatchEnd.command,
        Reset.command,
        Quit.command,
    ]
}
