/*
 * A small line editor over libedit, in UTF-8.
 *
 * libedit's el_set is variadic and its readline globals are unsafe in Swift, so the calls are
 * made here. Everything that crosses this line is UTF-8; wide characters stay inside.
 */
#ifndef SHIXUN_CEDITLINE_H
#define SHIXUN_CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>

/* One editor on standard input and output. */
typedef struct ce_editor ce_editor;

/* How reading a line ended. */
typedef enum ce_outcome {
    CE_LINE = 0,        /* a line, without its end */
    CE_PASTE = 1,       /* several lines pasted at once, joined by line feeds */
    CE_INTERRUPTED = 2, /* Ctrl-C: what was typed is dropped */
    CE_END = 3,         /* Ctrl-D on an empty line, or the terminal is gone */
    CE_TOO_LONG = 4,    /* more was pasted than is taken: it is dropped whole */
    CE_EDIT = 5         /* Ctrl-X Ctrl-E: the line is to be edited elsewhere */
} ce_outcome;

/* What a completion does to the line; strings are allocated with malloc and freed here. */
typedef struct ce_completion {
    size_t delete_count; /* code points before the cursor that go */
    char *_Nullable insertion;     /* text that comes in their place, or NULL */
    char *_Nullable listing;       /* lines shown below the line, or NULL */
} ce_completion;

typedef void (*ce_complete)(
    void *_Nullable context, const char *_Nonnull before_cursor,
    ce_completion *_Nonnull result);

/* Most characters of one paste. */
enum { CE_PASTE_LIMIT = 4 * 1024 * 1024 };

/* Makes an editor that remembers history_size lines; NULL when libedit cannot start. */
ce_editor *_Nullable ce_create(const char *_Nonnull program, int history_size);
void ce_destroy(ce_editor *_Nonnull editor);

/* Names the function that Tab calls. */
void ce_set_completion(
    ce_editor *_Nonnull editor, ce_complete _Nonnull complete, void *_Nullable context);

/*
 * Reads one line. With CE_LINE, CE_PASTE and CE_EDIT, *text points at the bytes, which live until the
 * next call and may contain no NUL.
 */
ce_outcome ce_read(
    ce_editor *_Nonnull editor, const char *_Nonnull prompt,
    const char *_Nullable *_Nonnull text, size_t *_Nonnull length);

/* Remembers a line; one equal to the line before it is remembered once. */
void ce_history_add(ce_editor *_Nonnull editor, const char *_Nonnull line);

/*
 * Takes the user's locale for characters, or C.UTF-8 when that is not UTF-8 (libedit drops
 * Chinese input silently otherwise). False when no UTF-8 locale is there.
 */
bool ce_use_utf8(void);

/* Makes Ctrl-C set a flag instead of ending the process, and keeps it from restarting calls. */
void ce_catch_interrupts(void);
/* Whether Ctrl-C was pressed since the last call. */
bool ce_take_interrupt(void);

#endif
