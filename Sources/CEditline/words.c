#include "internal.h"

#include <histedit.h>
#include <stdlib.h>

static bool is_space(wchar_t character) {
    return character == L' ' || character == L'\t' || character == 0x3000;
}

/* Ctrl-W: the word before the cursor goes, up to the space before it, as in bash. */
unsigned char ce_rub_out_word(EditLine *line, wint_t key) {
    (void)key;
    const LineInfoW *info = el_wline(line);
    const wchar_t *at = info->cursor;
    while (at > info->buffer && is_space(at[-1])) at--;
    while (at > info->buffer && !is_space(at[-1])) at--;
    if (at == info->cursor) return CC_ERROR;
    el_deletestr(line, (int)(info->cursor - at));
    return CC_REFRESH;
}

/* Alt-.: the last word of the line before; again, of the one before that. */
unsigned char ce_last_word(EditLine *line, wint_t key) {
    (void)key;
    ce_editor *editor = editor_of(line);
    struct ce_word *word = &editor->word;
    // The key is two characters, so that two presses in a row are two characters apart.
    bool is_again = word->length > 0 && editor->reads == word->reads + 2;
    int place = is_again ? word->place + 1 : 0;
    HistEventW event;
    int more = history_w(editor->history, &event, H_FIRST);
    for (int index = 0; more >= 0 && index < place; index++) {
        more = history_w(editor->history, &event, H_NEXT);
    }
    if (more < 0) return CC_ERROR;
    const wchar_t *end = event.str + wcslen(event.str);
    while (end > event.str && is_space(end[-1])) end--;
    const wchar_t *start = end;
    while (start > event.str && !is_space(start[-1])) start--;
    if (start == end) return CC_ERROR;
    struct wide_text text = {0};
    for (const wchar_t *at = start; at < end; at++) wide_append(&text, *at);
    if (is_again) el_deletestr(line, (int)word->length);
    int outcome = el_winsertstr(line, text.text);
    word->place = place;
    word->length = outcome < 0 ? 0 : text.length;
    word->reads = editor->reads;
    free(text.text);
    return outcome < 0 ? CC_ERROR : CC_REFRESH;
}

/* Ctrl-X Ctrl-E: the line ends here and goes to the user's editor. */
unsigned char ce_edit_line(EditLine *line, wint_t key) {
    (void)key;
    editor_of(line)->edits = true;
    return CC_NEWLINE;
}
