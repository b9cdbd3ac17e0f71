#define _GNU_SOURCE
#include "CEditline.h"

#include "internal.h"

#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

/* Escape sequences with which a terminal is told to bracket a paste. */
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

ce_editor *editor_of(EditLine *line) {
    void *data = NULL;
    el_wget(line, EL_CLIENTDATA, &data);
    return data;
}

static wchar_t *prompt_of(EditLine *line) {
    ce_editor *editor = editor_of(line);
    return editor->search.active ? editor->search.prompt.text : editor->prompt;
}

/* Waits for bytes; signals are only let in while waiting, so that none slips by. */
static int fill(ce_editor *editor) {
    for (;;) {
        struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};
        int ready = ppoll(&wait, 1, NULL, &editor->waiting_mask);
        if (ready < 0 && errno == EINTR) {
            if (ce_take_interrupt()) {
                editor->interrupted = true;
                return -1;
            }
            if (ce_take_resize()) el_resize(editor->line);
            if (ce_take_continue()) {
                el_wset(editor->line, EL_PREP_TERM, 1);
                el_wset(editor->line, EL_REFRESH);
            }
            continue;
        }
        if (ready < 0) return -1;
        ssize_t count = read(STDIN_FILENO, editor->input, sizeof editor->input);
        if (count > 0) {
            editor->input_start = 0;
            editor->input_end = (size_t)count;
            return 1;
        }
        if (count == 0) return 0;
        if (errno != EINTR && errno != EAGAIN) return -1;
    }
}

static int next_byte(ce_editor *editor, unsigned char *byte) {
    if (editor->input_start == editor->input_end) {
        int outcome = fill(editor);
        if (outcome <= 0) return outcome;
    }
    *byte = editor->input[editor->input_start++];
    return 1;
}

/* UTF-8 whatever the locale; a broken sequence becomes U+FFFD. */
static int next_character(ce_editor *editor, wchar_t *character) {
    unsigned char byte;
    int outcome = next_byte(editor, &byte);
    if (outcome <= 0) return outcome;
    int rest = byte < 0x80 ? 0 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : -1;
    if (rest <= 0) {
        *character = rest == 0 ? (wchar_t)byte : 0xFFFD;
        return 1;
    }
    wchar_t value = byte & (0x3F >> rest);
    for (; rest > 0; rest--) {
        outcome = next_byte(editor, &byte);
        if (outcome <= 0) return outcome;
        if ((byte & 0xC0) != 0x80) {
            editor->input_start--;
            *character = 0xFFFD;
            return 1;
        }
        value = value << 6 | (byte & 0x3F);
    }
    *character = value > 0x10FFFF ? 0xFFFD : value;
    return 1;
}

/* libedit's character source. What is typed into a search is kept for it, and calls it. */
static int read_character(EditLine *line, wchar_t *character) {
    ce_editor *editor = editor_of(line);
    if (editor->has_pushed) {
        editor->has_pushed = false;
        *character = editor->pushed;
        return 1;
    }
    int outcome = next_character(editor, character);
    editor->reads++;
    if (outcome == 1 && editor->search.active) {
        editor->search.key = *character;
        *character = L'\x12';
    }
    return outcome;
}

static void bind_keys(EditLine *line) {
    static const wchar_t *const keys[][2] = {
        {L"^I", L"shixun-complete"},
        {L"\033[200~", L"shixun-paste"},
        {L"^R", L"shixun-search"},
        {L"^U", L"vi-kill-line-prev"},
        {L"^W", L"shixun-rub-out-word"},
        {L"\033.", L"shixun-last-word"},
        {L"\033_", L"shixun-last-word"},
        {L"^X^E", L"shixun-edit"},
        {L"\033[5~", L"ed-search-prev-history"},
        {L"\033[6~", L"ed-search-next-history"},
        {L"\033[A", L"ed-search-prev-history"},
        {L"\033[B", L"ed-search-next-history"},
        {L"\033OA", L"ed-search-prev-history"},
        {L"\033OB", L"ed-search-next-history"},
        {L"\033[1~", L"ed-move-to-beg"},
        {L"\033[4~", L"ed-move-to-end"},
        {L"\033[H", L"ed-move-to-beg"},
        {L"\033[F", L"ed-move-to-end"},
        {L"\033[3~", L"ed-delete-next-char"},
        {L"\033[1;5D", L"ed-prev-word"},
        {L"\033[1;5C", L"em-next-word"},
        {L"\033[1;3D", L"ed-prev-word"},
        {L"\033[1;3C", L"em-next-word"},
        {L"\033\033[D", L"ed-prev-word"},
        {L"\033\033[C", L"em-next-word"},
    };
    el_wset(line, EL_ADDFN, L"shixun-complete", L"complete the word", ce_complete_line);
    el_wset(line, EL_ADDFN, L"shixun-search", L"search history backwards", ce_search_back);
    el_wset(line, EL_ADDFN, L"shixun-rub-out-word", L"delete the word before", ce_rub_out_word);
    el_wset(line, EL_ADDFN, L"shixun-last-word", L"the line before's last word", ce_last_word);
    el_wset(line, EL_ADDFN, L"shixun-edit", L"edit the line elsewhere", ce_edit_line);
    el_wset(line, EL_ADDFN, L"shixun-paste", L"take a bracketed paste", ce_paste_bracketed);
    for (size_t index = 0; index < sizeof keys / sizeof keys[0]; index++) {
        el_wset(line, EL_BIND, keys[index][0], keys[index][1], NULL);
    }
    // Keys that do nothing here: their last characters would stand in the line.
    static const wchar_t *const mute[] = {
        L"\033[2~",  L"\033[15~", L"\033[17~", L"\033[18~", L"\033[19~", L"\033[20~",
        L"\033[21~", L"\033[23~", L"\033[24~", L"\033[1;2A", L"\033[1;2B", L"\033[1;2C",
        L"\033[1;2D", L"\033[1;3A", L"\033[1;3B", L"\033[1;5A", L"\033[1;5B", L"\033[Z",
        L"\033[I", L"\033[O",
    };
    for (size_t index = 0; index < sizeof mute / sizeof mute[0]; index++) {
        el_wset(line, EL_BIND, mute[index], L"ed-unassigned", NULL);
    }
}

ce_editor *ce_create(const char *program, int history_size) {
    ce_editor *editor = calloc(1, sizeof *editor);
    if (editor == NULL) return NULL;
    editor->line = el_init(program, stdin, stdout, stderr);
    editor->history = history_winit();
    if (editor->line == NULL || editor->history == NULL) {
        ce_destroy(editor);
        return NULL;
    }
    HistEventW event;
    history_w(editor->history, &event, H_SETSIZE, history_size);
    history_w(editor->history, &event, H_SETUNIQUE, 1);
    el_wset(editor->line, EL_CLIENTDATA, editor);
    el_wset(editor->line, EL_PROMPT, prompt_of);
    el_wset(editor->line, EL_HIST, history_w, editor->history);
    el_wset(editor->line, EL_EDITOR, L"emacs");
    el_wset(editor->line, EL_SIGNAL, 0);
    bind_keys(editor->line);
    el_source(editor->line, NULL);
    el_wset(editor->line, EL_GETCFN, read_character);
    const char *terminal = getenv("TERM");
    editor->brackets = terminal != NULL && terminal[0] != 0 && strcmp(terminal, "dumb") != 0;
    ce_watch_terminal();
    return editor;
}

void ce_destroy(ce_editor *editor) {
    if (editor->line != NULL) el_end(editor->line);
    if (editor->history != NULL) history_wend(editor->history);
    free(editor->prompt);
    free(editor->result);
    free(editor->paste.text);
    free(editor->search.pattern.text);
    free(editor->search.prompt.text);
    free(editor->search.saved.text);
    free(editor);
}

void ce_set_completion(ce_editor *editor, ce_complete complete, void *context) {
    editor->complete = complete;
    editor->context = context;
}

void ce_history_add(ce_editor *editor, const char *line) {
    wchar_t *wide = wide_of(line);
    if (wide == NULL) return;
    HistEventW event;
    history_w(editor->history, &event, H_ENTER, wide);
    free(wide);
}

/* Without brackets, lines that came in one piece with the first one are a paste as well. */
static void gather_unbracketed(ce_editor *editor, struct wide_text *text) {
    while (editor->input_start < editor->input_end) {
        wchar_t character;
        if (read_character(editor->line, &character) != 1) return;
        wide_append(text, character == L'\r' ? L'\n' : character);
    }
    while (text->length > 0 && text->text[text->length - 1] == L'\n') text->length--;
}

static ce_outcome take_line(
    ce_editor *editor, const wchar_t *line, size_t count, size_t *length
) {
    ce_outcome outcome = CE_LINE;
    struct wide_text text = {0};
    for (size_t index = 0; index < count; index++) wide_append(&text, line[index]);
    bool more = !editor->brackets
        && (memchr(editor->input + editor->input_start, '\n',
                   editor->input_end - editor->input_start) != NULL
            || memchr(editor->input + editor->input_start, '\r',
                      editor->input_end - editor->input_start) != NULL);
    if (more) {
        gather_unbracketed(editor, &text);
        outcome = CE_PASTE;
    }
    while (text.length > 0 && text.text[text.length - 1] == L'\n') text.length--;
    editor->result = utf8_of(text.text, text.length);
    *length = editor->result == NULL ? 0 : strlen(editor->result);
    free(text.text);
    return editor->result == NULL ? CE_END : outcome;
}

ce_outcome ce_read(
    ce_editor *editor, const char *prompt, const char **text, size_t *length
) {
    free(editor->prompt);
    free(editor->result);
    editor->result = NULL;
    *text = NULL;
    *length = 0;
    editor->prompt = wide_of(prompt);
    if (editor->prompt == NULL) return CE_END;
    editor->interrupted = editor->pasted = editor->too_long = editor->edits = false;
    ce_search_end(editor);
    sigset_t watched;
    ce_watched_signals(&watched);
    sigprocmask(SIG_BLOCK, &watched, &editor->waiting_mask);
    if (editor->brackets) fputs(paste_on, stdout);
    int count = 0;
    const wchar_t *line = el_wgets(editor->line, &count);
    if (editor->brackets) fputs(paste_off, stdout);
    fflush(stdout);
    sigprocmask(SIG_SETMASK, &editor->waiting_mask, NULL);
    if (editor->interrupted) return CE_INTERRUPTED;
    if (editor->too_long) return CE_TOO_LONG;
    ce_outcome outcome = CE_PASTE;
    if (editor->pasted) {
        editor->result = utf8_of(editor->paste.text, editor->paste.length);
        if (editor->result == NULL) return CE_END;
        *length = strlen(editor->result);
    } else {
        if (line == NULL || (count <= 0 && !editor->edits)) return CE_END;
        outcome = take_line(editor, line, (size_t)count, length);
        if (editor->edits && outcome == CE_LINE) outcome = CE_EDIT;
    }
    *text = editor->result;
    return outcome;
}
