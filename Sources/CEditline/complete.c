#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

/* Tab: asks for proposals and does to the line what they say. */
unsigned char ce_complete_line(EditLine *line, wint_t key) {
    (void)key;
    ce_editor *editor = editor_of(line);
    if (editor->complete == NULL) return CC_ERROR;
    const LineInfoW *info = el_wline(line);
    char *before = utf8_of(info->buffer, (size_t)(info->cursor - info->buffer));
    if (before == NULL) return CC_ERROR;
    ce_completion result = {0};
    editor->complete(editor->context, before, &result);
    free(before);
    size_t available = (size_t)(info->cursor - info->buffer);
    size_t deleted = result.delete_count < available ? result.delete_count : available;
    unsigned char outcome = CC_ERROR;
    if (result.insertion != NULL) {
        el_deletestr(line, (int)deleted);
        wchar_t *insertion = wide_of(result.insertion);
        if (insertion != NULL && insertion[0] != 0) el_winsertstr(line, insertion);
        free(insertion);
        outcome = CC_REFRESH;
    }
    if (result.listing != NULL) {
        fprintf(stdout, "\r\n%s", result.listing);
        fflush(stdout);
        outcome = CC_REDISPLAY;
    }
    free(result.insertion);
    free(result.listing);
    return outcome;
}
