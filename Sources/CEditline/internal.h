/* What the files of this shim share: wide text, and the signals it watches. */
#ifndef SHIXUN_CEDITLINE_INTERNAL_H
#define SHIXUN_CEDITLINE_INTERNAL_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Wide text that grows and always ends with a null character. */
struct wide_text {
    wchar_t *text;
    size_t length, capacity;
};

void wide_append(struct wide_text *text, wchar_t character);
/* Newly allocated; NULL when memory is out. Broken UTF-8 becomes U+FFFD. */
wchar_t *wide_of(const char *utf8);
char *utf8_of(const wchar_t *text, size_t length);

void ce_watch_terminal(void);
void ce_watched_signals(sigset_t *set);
bool ce_take_resize(void);
bool ce_take_continue(void);

#endif
