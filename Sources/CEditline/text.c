#include "internal.h"

#include <stdlib.h>
#include <string.h>

void wide_append(struct wide_text *text, wchar_t character) {
    if (text->length + 2 > text->capacity) {
        size_t capacity = text->capacity == 0 ? 128 : text->capacity * 2;
        wchar_t *grown = realloc(text->text, capacity * sizeof *grown);
        // The editor cannot go on without memory for one more character.
        if (grown == NULL) abort();
        text->text = grown;
        text->capacity = capacity;
    }
    text->text[text->length++] = character;
    text->text[text->length] = 0;
}

/* Reads one code point; moves past what it read. */
static wchar_t decode(const unsigned char **at) {
    unsigned char lead = *(*at)++;
    if (lead < 0x80) return lead;
    int rest = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (rest == 0) return 0xFFFD;
    wchar_t value = lead & (0x3F >> rest);
    for (; rest > 0; rest--) {
        if ((**at & 0xC0) != 0x80) return 0xFFFD;
        value = value << 6 | (*(*at)++ & 0x3F);
    }
    return value > 0x10FFFF ? 0xFFFD : value;
}

wchar_t *wide_of(const char *utf8) {
    wchar_t *wide = malloc((strlen(utf8) + 1) * sizeof *wide);
    if (wide == NULL) return NULL;
    const unsigned char *at = (const unsigned char *)utf8;
    size_t length = 0;
    while (*at != 0) wide[length++] = decode(&at);
    wide[length] = 0;
    return wide;
}

char *utf8_of(const wchar_t *text, size_t length) {
    char *utf8 = malloc(length * 4 + 1);
    if (utf8 == NULL) return NULL;
    char *out = utf8;
    for (size_t index = 0; index < length; index++) {
        unsigned value = (unsigned)text[index];
        if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
        if (value < 0x80) {
            *out++ = (char)value;
        } else if (value < 0x800) {
            *out++ = (char)(0xC0 | value >> 6);
            *out++ = (char)(0x80 | (value & 0x3F));
        } else if (value < 0x10000) {
            *out++ = (char)(0xE0 | value >> 12);
            *out++ = (char)(0x80 | (value >> 6 & 0x3F));
            *out++ = (char)(0x80 | (value & 0x3F));
        } else {
            *out++ = (char)(0xF0 | value >> 18);
            *out++ = (char)(0x80 | (value >> 12 & 0x3F));
            *out++ = (char)(0x80 | (value >> 6 & 0x3F));
            *out++ = (char)(0x80 | (value & 0x3F));
        }
    }
    *out = 0;
    return utf8;
}
