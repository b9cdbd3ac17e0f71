"""What the manual pages say that no declaration does; for scripts/manual."""

STATUS = [
    ("0", "done"),
    ("1", "a statement was refused"),
    ("2", "usage, or a script that is not right"),
    ("3", "no connection, or it was lost"),
    ("4", "partly done (--keep-going)"),
    ("5", "a conflict, or a precondition that failed"),
    ("6", "not permitted"),
    ("7", "read-only, loading or busy: later"),
    ("130", "interrupted"),
]

FILES = {
    "client": [
        ("SHIXUN_SOCKET", "the daemon's socket where --socket does not name it"),
        ("PAGER", "what shows output longer than the screen; less -RSFX without it, cat for none"),
        ("VISUAL, EDITOR", "what \\e edits with; vi without them"),
        ("NO_COLOR", "any value: no colours"),
        ("XDG_STATE_HOME", "where shixun/history is kept; ~/.local/state without it"),
        ("LC_ALL, LC_MESSAGES, LANG", "Chinese where it begins with zh"),
    ],
    "daemon": [
        ("/etc/shixun/shixund.conf", "the configuration that the service is started with"),
        ("/etc/shixun/schemes", "the schemes that may be loaded"),
        ("/run/shixun/shixun.sock, $XDG_RUNTIME_DIR/shixun.sock", "the socket, of root or a user"),
        ("/var/lib/shixun, ~/.local/state/shixun", "the store"),
    ],
}

DAEMON = [
    (
        "signals",
        [
            (
                "SIGTERM, SIGINT",
                "It ends in order: nobody new is let in, what has arrived is carried out and brought to \
disk, replies have 5 seconds to be taken, and whoever is still there is told SHUTDOWN. A second one ends \
it at once; what was acknowledged is on disk all the same.",
            ),
            (
                "SIGHUP",
                "It reads the configuration again, as config reload does: all of it is in force then, or \
nothing, and the log says why.",
            ),
        ],
    ),
    (
        "as a service",
        """
Under systemd it says when it is ready (Type=notify), what it is doing and, from the loop that serves the \
clients, that it is alive (WatchdogSec=). It takes one listening socket that is handed to it (LISTEN_FDS). \
shixund.service runs it as the user shixun, which systemd-sysusers makes; with shixund.socket whoever is \
in the group shixun may connect, and the configuration says who may do what.

One daemon has a store, and one a socket: a second one is refused, and takes nothing away. A socket that \
nobody answers on is replaced.
""",
    ),
    (
        "backups",
        """
shixun backup NAME makes a checked copy in the store's folder backups while the daemon goes on. \
--restore NAME, or the path of a copy from elsewhere, checks the copy whole before it changes anything, \
and puts what was there aside under a name that it tells; with --until the statements after that one, or \
after that time, are taken back. A disk that is full or fails makes the daemon read-only: it writes again \
by itself, or at shixun recover, when the disk does.
""",
    ),
    (
        "exit status",
        [
            ("0", "stopped on request, or what was asked is done"),
            ("2", "options, configuration or schemes are wrong"),
            ("3", "the socket cannot be had"),
            ("4", "the store cannot be opened, or is not whole; nothing was changed"),
        ],
    ),
]

REPL = """
The prompt shows the socket, the role, * while a transaction is staged and ! while the daemon takes \
no updates. Tab completes commands, arguments, keys and names; Ctrl-R searches the history, which \
all prompts of a user share. Ctrl-C cancels the statement that runs (cancel SESSION, over a second \
connection) and leaves the session as it is.

A connection that is lost is opened anew, which is said. Each statement is sent under a key of its \
own (idem), so that it is sent again without being carried out twice; a transaction that was open is \
lost and never silently continued. Batches go on in the same way.

Lines that begin with \\ are the client's own: \\include FILE, \\set NAME VALUE, \\for ROW in \
FILE.csv, \\table STATEMENT (columns), \\end; at the prompt also \\watch [SECONDS] STATEMENT, which \
shows it again when something changes, \\g FILE [STATEMENT] and \\g |COMMAND, which put a query's result \
into a file (whose ending .csv, .tsv, .json, .jsonl, .md or .html says the format) or a program, \\x, \
\\timing, \\e, \\format NAME, \\lang zh|en, \\help, \\q. The keys are those of bash: Ctrl-R, Ctrl-W, Ctrl-U, \
Alt-., Ctrl-X Ctrl-E among them.
"""

GRAMMAR = r"""
; client to server
stream   = *( blank / comment / request )
blank    = *WSP eol
comment  = *WSP "#" *( VCHAR / WSP / UTF8x ) eol
request  = *WSP [ tag 1*WSP ] [ "idem" 1*WSP key-text 1*WSP ] command eol
command  = word *( 1*WSP arg ) *WSP
key-text = 1*128( ALPHA / DIGIT / "-" / "_" / "." / ":" )
tag      = "@" 1*32( ALPHA / DIGIT / "-" / "_" / "." )
word     = ( ALPHA / UTF8x ) *( ALPHA / DIGIT / UTF8x / "-" / "_" / "." )
arg      = bare / quoted / word "=" [ bare / quoted ]
bare     = 1*( %x21 / %x23-26 / %x28-5B / %x5D-7E / UTF8x )
quoted   = DQUOTE *( %x20-21 / %x23-5B / %x5D-7E / UTF8x / esc ) DQUOTE
esc      = "\" ( DQUOTE / "\" / "n" / "r" / "t" / "u{" 1*6HEXDIG "}" )
eol      = [ CR ] LF
; server to client
reply    = *data status
data     = head / row / text / note / part
head     = ":" field *( HTAB field ) eol       ; name:type
row      = "=" value *( HTAB value ) eol
text     = "|" field eol
note     = "~" field eol
part     = "%" word *( HTAB value ) eol        ; only after hello page=on: title unit date heading chart bar rule
value    = "\N" / field                        ; \N is no value
field    = *( %x20-5B / %x5D-7E / UTF8x / "\\" / "\t" / "\n" / "\r" / "\u{" 1*6HEXDIG "}" )
status   = "+" ( "OK" / "PONG" / "QUEUED" / "BYE" ) meta eol
         / "-" code meta [ SP ":" field ] eol
meta     = *( SP key "=" mval )                ; tag= seq= rev= rows= next= arg= pos= at=
push     = ">" word *( HTAB field ) eol        ; only after subscribe, only between replies
"""

PARTS = r"""
%title  TEXT                              once, first
%unit   NAME                              whose figures they are; empty: written in by hand
%date   YYYY-MM-DD                        when it was made
%heading TEXT                             a part of the page begins
%chart  CAPTION UNIT FULL                 bars follow; FULL is the length of a whole one
%bar    LABEL VALUE TARGET MARK           MARK: plain, met, not-met
%rule   TEXT                              a rule that the figures follow and its source, last
"""

PROTOCOL = [
    (
        "description",
        "text",
        """
One Unix socket, one table of commands, two dialects, decided request by request by the first byte: * \
begins a RESP array, answered in RESP (version 2, or 3 after HELLO 3); anything else is a native line, \
answered in native lines. Nothing is sent before the first request. Replies come in the order of the \
requests, each only when all that it shows is on disk.
""",
    ),
    ("native lines", "block", GRAMMAR),
    (
        None,
        "text",
        """
The command's words come first, then its required positional arguments, taken literally and by count, \
then only name=value and declared flags. pos= counts Unicode scalars of the line from 1. Input that is \
not UTF-8, or has a control, is PROTO and the connection is closed. At the client's end all complete \
requests are answered; an incomplete last line is discarded and reported.

Lists are paged: next= in the status is the cursor for after=. Between batch begin and batch end \
nothing runs after the first refusal. A statement under idem KEY is carried out once, however often it \
is sent within a day; a repetition answers the same receipt with replayed=1. That holds inside a \
transaction and a MULTI too; what another client has carried out under a staged statement's key is left \
out at the commit, which counts it as replayed=, or is a CONFLICT where its receipt is not the staged one.
""",
    ),
    (
        "columns",
        "text",
        """
A head names each column and, after a colon, its unit where it has one (pupils, marks, years), else its \
kind. text is any text; id a key, which other statements take; word a fixed value, English on the wire \
whatever the language; integer and decimal are exact figures, never in exponent form; percent is a \
percentage with two places; share a percentage that people are shown with a bar; trend percentages one \
after another, parted by spaces, - where there is none, of which people see a line; date is ISO 8601, \
2024-10 where only the month is known; flag is true or false. \\N is no value in each of them. Labels in \
either language come from describe and labels. New kinds may be added: read what is not known as text.
""",
    ),
    (
        "pages",
        "text",
        """
After hello page=on a query that makes a page tells it in % lines beside its data, for a client that \
prints; without it there are none, and a client that asked for none need not know them. The words and \
their fields, in reading order:
""",
    ),
    (None, "block", PARTS),
    (
        None,
        "text",
        """
A row of a chart is a bar: its label, its value and its target in the chart's unit, each with at most \
two places or \\N, and how it is marked. Between the % lines stand the tables and texts of the page, as \
head, row and text lines; a page that the client makes has whoever fills it in and checks it besides. In \
RESP there are no pages. Other words may be added: leave out what is not known.
""",
    ),
    (
        "events",
        "text",
        """
subscribe [topics=…] [from=SEQ] has the daemon tell which objects change. Each committed statement \
is one line, sent before its writer has the receipt: >event, its sequence, and for each object a \
field of topic, action (added, changed, removed), revision and key. from= is the last sequence that was \
seen; what came after it is told first, from memory or from the audit, without a gap. A client that \
does not take its events is neither cut off nor does it cost memory: it goes on where it was, with many \
statements in one line. >RESYNC SEQ says that the events up to SEQ could not be told: read anew.

idle [topics=…] [from=SEQ] [timeout=SECONDS] is the same, once: it answers the next changes as rows, or \
none when the time is over. Requests behind it wait. cancel SESSION refuses what another session of \
the same user has sent and was not run, an idle among it, and what waits for its turn while an update of \
many objects is made: a commit that is cancelled leaves its transaction as it was.

In RESP the topics are channels: SUBSCRIBE, UNSUBSCRIBE, PSUBSCRIBE, PUNSUBSCRIBE; a message is the \
sequence, the action's words and the key. RESP3 has pushes; a RESP2 client may do nothing else while it \
is subscribed but PING, QUIT and RESET. At most 64 channels and patterns a client.
""",
    ),
    (
        "limits",
        "text",
        """
A native line 64 KiB; a RESP bulk 1 MiB, request 4 MiB, 1,024 arguments; 10,000 statements queued by \
MULTI, 1,000,000 changes staged; 1,024 clients, 4 of them kept for an admin; past 1 MiB of output that \
a client does not take it is no longer read from, past 64 MiB it is closed; an incomplete request 30 s, an idle transaction 10 \
min; the statements that one MULTI queues 16 MiB. The requests of all clients together have at most \
max-request-memory bytes in memory (128 MiB unless configured): past it the largest RESP request that is \
not complete is let go as it comes and answered BUSY at its end, the connection in step; an incomplete \
native line waits for room; a client that has nothing there is always read from. What is kept is at most half of it: what MULTI queues, what \
transactions stage, what waits for its turn to change anything or is made aside; past that, BUSY. The replies that wait for all clients together have at most max-reply-memory \
bytes (256 MiB): past it the client for which the most wait is closed.
""",
    ),
    (
        "differences from redis",
        "text",
        """
GET, SET and their like are unknown commands. EXEC applies all or nothing: a statement refused at run \
time answers EXECABORT with at= and the refusal, where Redis would go on. SUBSCRIBE takes only known \
topics; SUBSCRIBE without channels subscribes to all. A reply of rows is a map of rows, next, seq and \
notes; exact decimals are bulk strings, never doubles. AUTH cannot change who one is: the kernel says it. \
CLIENT LIST shows the connections of one's own user, to an admin all.
""",
    ),
]

CODES = {
    "PROTO": "framing or encoding is broken; the connection is closed",
    "TOOBIG": "a line, request, batch or reply is over its limit",
    "UNKNOWN": "no such command; in RESP ERR unknown command",
    "ARITY": "too few or too many arguments",
    "SYNTAX": "the line cannot be read",
    "BADARG": "a value is not right; arg=, pos= and want= say which and what",
    "NOENT": "no such object",
    "EXISTS": "another object has that key",
    "AMBIGUOUS": "a name fits several objects; hint= lists them",
    "INUSE": "others refer to it; by= says which",
    "RULE": "a rule forbids it",
    "STATE": "not in this state",
    "CONFLICT": "somebody else changed it, or the precondition or key does not fit",
    "ABORTED": "not run, since what it belongs to was refused; in RESP EXECABORT",
    "NOAUTH": "nobody that the daemon knows",
    "NOPERM": "the role does not suffice; need= says which does",
    "LOADING": "the store is being read",
    "READONLY": "the store failed; outcome=unknown when the statement had reached it",
    "BUSY": "too much waits; again after backoff_ms=",
    "LIMIT": "too many clients or subscriptions; closed",
    "TIMEOUT": "over its time",
    "CANCELLED": "cancelled before it was run",
    "SHUTDOWN": "the daemon is stopping; closed",
    "INTERNAL": "a bug; the log has more under ref=",
    "NOPROTO": "RESP: HELLO of a version that is not known",
    "WRONGPASS": "RESP: AUTH as somebody else",
}
