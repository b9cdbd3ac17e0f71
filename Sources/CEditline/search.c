#include "internal.h"

#include <histedit.h>
#include <stdlib.h>

/*
 * Ctrl-R, as bash has it. libedit's own search ends at the first character beyond ASCII, so that
 * nothing Chinese could be looked for. While a search is on, every character read comes here
 * (see read_character): it is part of the pattern, or does something, or ends the search.
 */

enum { again = 0x12, give_up = 0x07, backspace = 0x08, delete = 0x7F };

static void replace_line(EditLine *line, const wchar_t *text, size_t cursor) {
    const LineInfoW *info = el_wline(line);
    el_cursor(line, (int)(info->lastchar - info->cursor));
    el_deletestr(line, (int)(info->lastchar - info->buffer));
    size_t length = wcslen(text);
    if (length == 0 || el_winsertstr(line, text) < 0) return;
    el_cursor(line, -(int)(length - cursor));
}

static void show_pattern(ce_editor *editor, bool failed) {
    struct ce_search *search = &editor->search;
    search->prompt.length = 0;
    const wchar_t *lead = failed ? L"(failed reverse-i-search)`" : L"(reverse-i-search)`";
    for (; *lead != 0; lead++) wide_append(&search->prompt, *lead);
    for (size_t index = 0; index < search->pattern.length; index++) {
        wide_append(&search->prompt, search->pattern.text[index]);
    }
    for (lead = L"': "; *lead != 0; lead++) wide_append(&search->prompt, *lead);
}

/* Goes to the newest line from the place-th on that has the pattern and is not shown already. */
static void find(ce_editor *editor, int place, const wchar_t *shown) {
    struct ce_search *search = &editor->search;
    HistEventW event;
    int index = 0;
    int more = history_w(editor->history, &event, H_FIRST);
    for (; more >= 0; more = history_w(editor->history, &event, H_NEXT), index++) {
        if (index < place || (shown != NULL && wcscmp(event.str, shown) == 0)) continue;
        const wchar_t *at = wcsstr(event.str, search->pattern.text);
        if (at == NULL) continue;
        search->place = index;
        replace_line(editor->line, event.str, (size_t)(at - event.str));
        show_pattern(editor, false);
        return;
    }
    show_pattern(editor, true);
}

static void begin(ce_editor *editor) {
    struct ce_search *search = &editor->search;
    const LineInfoW *info = el_wline(editor->line);
    search->saved.length = search->pattern.length = 0;
    wide_append(&search->pattern, 0);
    search->pattern.length = 0;
    wide_append(&search->saved, 0);
    search->saved.length = 0;
    for (const wchar_t *at = info->buffer; at < info->lastchar; at++) {
        wide_append(&search->saved, *at);
    }
    search->place = 0;
    search->active = true;
    show_pattern(editor, false);
}

static void search_on(ce_editor *editor, int place, bool skips_shown) {
    const LineInfoW *info = el_wline(editor->line);
    struct wide_text shown = {0};
    wide_append(&shown, 0);
    shown.length = 0;
    for (const wchar_t *at = info->buffer; at < info->lastchar; at++) wide_append(&shown, *at);
    find(editor, place, skips_shown ? shown.text : NULL);
    free(shown.text);
}

void ce_search_end(ce_editor *editor) {
    editor->search.active = false;
    editor->has_pushed = false;
}

unsigned char ce_search_back(EditLine *line, wint_t key) {
    (void)key;
    ce_editor *editor = editor_of(line);
    struct ce_search *search = &editor->search;
    if (!search->active) {
        begin(editor);
        return CC_REFRESH;
    }
    struct wide_text *pattern = &search->pattern;
    switch (search->key) {
    case again:
        if (pattern->length > 0) search_on(editor, search->place + 1, true);
        break;
    case backspace:
    case delete:
        if (pattern->length > 0) pattern->text[--pattern->length] = 0;
        if (pattern->length > 0) search_on(editor, 0, false);
        else show_pattern(editor, false);
        break;
    case give_up:
        search->active = false;
        replace_line(line, search->saved.text, search->saved.length);
        break;
    default:
        if (search->key >= 0x20) {
            wide_append(pattern, search->key);
            search_on(editor, search->place, false);
            break;
        }
        // Any other key ends the search and does what it does.
        search->active = false;
        editor->pushed = search->key;
        editor->has_pushed = true;
    }
    return CC_REFRESH;
}
