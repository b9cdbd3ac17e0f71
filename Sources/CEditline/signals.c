#define _GNU_SOURCE
#include "CEditline.h"

#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

static volatile sig_atomic_t interrupted, resized, continued;

static void note_interrupt(int number) {
    (void)number;
    interrupted = 1;
}

static void note_resize(int number) {
    (void)number;
    resized = 1;
}

static void note_continue(int number) {
    (void)number;
    continued = 1;
}

/* Without SA_RESTART, so that a waiting call returns and the flag is seen. */
static void handle(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void ce_catch_interrupts(void) {
    handle(SIGINT, note_interrupt);
}

bool ce_take_interrupt(void) {
    bool was = interrupted != 0;
    interrupted = 0;
    return was;
}

void ce_watch_terminal(void) {
    handle(SIGWINCH, note_resize);
    handle(SIGCONT, note_continue);
}

void ce_watched_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGWINCH);
    sigaddset(set, SIGCONT);
}

bool ce_take_resize(void) {
    bool was = resized != 0;
    resized = 0;
    return was;
}

bool ce_take_continue(void) {
    bool was = continued != 0;
    continued = 0;
    return was;
}

bool ce_use_utf8(void) {
    static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"};
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        return true;
    }
    for (size_t index = 0; index < sizeof fallbacks / sizeof fallbacks[0]; index++) {
        if (setlocale(LC_CTYPE, fallbacks[index]) != NULL) return true;
    }
    return false;
}
