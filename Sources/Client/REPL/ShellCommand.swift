internal import Glibc

/// A command of the user's shell on the terminal: the pager, the editor.
struct ShellCommand {
    private let process: pid_t

    /// Starts it, with `input` as its standard input where one is given.
    init?(_ command: String, input: Int32? = nil) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        let words = ["sh", "-c", command]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in strdup(word) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawn(&process, "/bin/sh", &actions, nil, arguments, environ) == 0 else {
            return nil
        }
        self.process = process
    }

    /// Waits for its end; the status as `waitpid` gives it.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
