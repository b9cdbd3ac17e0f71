/* What the files of this shim share: the editor, wide text, and the signals it watches. */
#ifndef SHIXUN_CEDITLINE_INTERNAL_H
#define SHIXUN_CEDITLINE_INTERNAL_H

#include "CEditline.h"

#include <histedit.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Wide text that grows and always ends with a null character. */
struct wide_text {
    wchar_t *text;
    size_t length, capacity;
};

/* A search through history that is going on. */
struct ce_search {
    bool active;
    struct wide_text pattern, prompt;
    struct wide_text saved; /* the line before it */
    int place;              /* of the line found, the newest 0 */
    wchar_t key;            /* what was typed, for the search to take */
};

/* The word that Alt-. put in last. */
struct ce_word {
    int place;
    size_t length;
    size_t reads;
};

/* The editor that the interface only names. */
struct ce_editor {
    EditLine *line;
    HistoryW *history;
    wchar_t *prompt;
    char *result;
    ce_complete complete;
    void *context;
    bool brackets;    /* the terminal knows bracketed paste */
    bool interrupted; /* Ctrl-C ended this read */
    bool too_long;
    struct wide_text paste;
    bool pasted;
    bool edits; /* the line goes to the user's editor */
    struct ce_search search;
    struct ce_word word;
    size_t reads; /* characters read so far */
    wchar_t pushed; /* a character that is read once more */
    bool has_pushed;
    unsigned char input[4096];
    size_t input_start, input_end;
    sigset_t waiting_mask;
};

void wide_append(struct wide_text *text, wchar_t character);
/* Newly allocated; NULL when memory is out. Broken UTF-8 becomes U+FFFD. */
wchar_t *wide_of(const char *utf8);
char *utf8_of(const wchar_t *text, size_t length);

/* The editor of a libedit handle. */
ce_editor *editor_of(EditLine *line);
/* What the terminal's paste bracket is bound to. */
unsigned char ce_paste_bracketed(EditLine *line, wint_t key);
/* What Tab is bound to. */
unsigned char ce_complete_line(EditLine *line, wint_t key);

/* What Ctrl-R is bound to, and every key while it searches. */
unsigned char ce_search_back(EditLine *line, wint_t key);
void ce_search_end(ce_editor *editor);
/* What Ctrl-W, Alt-. and Ctrl-X Ctrl-E are bound to. */
unsigned char ce_rub_out_word(EditLine *line, wint_t key);
unsigned char ce_last_word(EditLine *line, wint_t key);
unsigned char ce_edit_line(EditLine *line, wint_t key);

void ce_watch_terminal(void);
void ce_watched_signals(sigset_t *set);
bool ce_take_resize(void);
bool ce_take_continue(void);

#endif
