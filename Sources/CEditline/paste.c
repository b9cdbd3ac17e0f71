#include "internal.h"

#include <histedit.h>
#include <stdlib.h>

/* What ends a bracketed paste. */
static const wchar_t paste_end[] = L"\033[201~";
enum { paste_end_length = 6 };

/* Keeps what is pasted out of the key bindings; several lines end the reading. */
static void keep_pasted(ce_editor *editor, wchar_t character) {
    if (character == L'\r') character = L'\n';
    if (editor->paste.length >= CE_PASTE_LIMIT) {
        editor->too_long = true;
        return;
    }
    wide_append(&editor->paste, character);
}

static bool read_paste(ce_editor *editor) {
    size_t matched = 0;
    wchar_t before = 0;
    wchar_t character;
    while (matched < paste_end_length) {
        if (el_wgetc(editor->line, &character) != 1) return false;
        if (character == paste_end[matched]) {
            matched++;
            continue;
        }
        for (size_t index = 0; index < matched; index++) keep_pasted(editor, paste_end[index]);
        matched = character == paste_end[0] ? 1 : 0;
        if (matched == 0 && !(character == L'\n' && before == L'\r')) {
            keep_pasted(editor, character);
        }
        before = character;
    }
    while (editor->paste.length > 0
           && editor->paste.text[editor->paste.length - 1] == L'\n') {
        editor->paste.text[--editor->paste.length] = 0;
    }
    return true;
}

/* One line is put in where the cursor stands, with its controls shown as spaces. */
static unsigned char insert_paste(ce_editor *editor) {
    struct wide_text *paste = &editor->paste;
    for (size_t index = 0; index < paste->length; index++) {
        wchar_t character = paste->text[index];
        if (character < 0x20 || (character >= 0x7F && character < 0xA0)) {
            paste->text[index] = L' ';
        }
    }
    int outcome = paste->length > 0 ? el_winsertstr(editor->line, paste->text) : 0;
    return outcome < 0 ? CC_ERROR : CC_REFRESH;
}

unsigned char ce_paste_bracketed(EditLine *line, wint_t key) {
    (void)key;
    ce_editor *editor = editor_of(line);
    editor->paste.length = 0;
    wide_append(&editor->paste, 0);
    editor->paste.length = 0;
    if (!read_paste(editor)) return CC_EOF;
    if (editor->too_long) {
        editor->pasted = true;
        return CC_NEWLINE;
    }
    if (editor->paste.length == 0 || wcschr(editor->paste.text, L'\n') == NULL) {
        return insert_paste(editor);
    }
    const LineInfoW *info = el_wline(line);
    struct wide_text whole = {0};
    for (const wchar_t *at = info->buffer; at < info->cursor; at++) wide_append(&whole, *at);
    for (size_t index = 0; index < editor->paste.length; index++) {
        wide_append(&whole, editor->paste.text[index]);
    }
    for (const wchar_t *at = info->cursor; at < info->lastchar; at++) wide_append(&whole, *at);
    free(editor->paste.text);
    editor->paste = whole;
    editor->pasted = true;
    return CC_NEWLINE;
}
