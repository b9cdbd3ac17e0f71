internal import Grammar

/// What `\help` tells: the lines that the client itself understands.
enum PromptHelp {
    static let text = Bilingual(
        """
        help [WORDS]            the daemon's commands
        \\include FILE           run a file
        \\set NAME VALUE         set a variable, used as ${NAME}
        \\for ROW in FILE.csv    run the lines up to \\end once a row; ${ROW.column}
        \\table STATEMENT (columns)   rows up to \\end, kept or refused together
        \\format NAME            table csv tsv json jsonl markdown html
        \\lang zh|en             the language of messages and headings
        \\timing                 show how long statements take
        \\x [on|off]             one value a line
        \\watch [SECONDS] STATEMENT   show it again when something changes, or every so often
        \\e [STATEMENT]          edit the last statement, or that one, with $EDITOR, and run it
        \\g FILE [STATEMENT]     a query's result, or the last one's again, into a file
        \\g |COMMAND             the last query's result into a program
        \\q                      leave (also Ctrl-D, quit, exit)

        """,
        """
        help [命令]             守护进程的命令
        \\含 文件                运行文件
        \\设 名称 值             设置变量，以 ${名称} 引用
        \\循环 行 于 文件.csv    每行数据运行一遍到 \\完 为止的各行；${行.列名}
        \\表 语句 (列名 …)       逐行给出数据，到 \\完 为止；要么全部保存，要么都不保存
        \\格式 名称              table csv tsv json jsonl markdown html
        \\语言 zh|en             消息和表头的语言
        \\计时                   显示用时
        \\展开 [开|关]           每行一个值
        \\监看 [秒数] 语句       有变更时重新显示，或按间隔显示
        \\编辑 [语句]            用 $EDITOR 编辑上一条（或该条）语句并运行
        \\写到 文件 [语句]       把查询结果（省略语句时重查上一条）写入文件
        \\写到 |命令             把上一条查询的结果交给程序
        \\q                      退出（也可用 Ctrl-D、quit、退出）

        """
    )
}
