/*
 * A wall clock that a file sets, before the C library's: "OFFSET RATE", in seconds and as a factor from
 * the moment that is the third number. The monotonic clock stays the kernel's, as when somebody sets a
 * machine's date.
 *
 * libfaketime does the same, but sets environment variables before main, after which Swift's runtime
 * does not find the arguments of the command line any more.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int kernel(clockid_t id, struct timespec *now) {
    return (int)syscall(SYS_clock_gettime, id, now);
}

/* Turns the time as the kernel tells it into the one that the file wants. */
static void bend(struct timespec *now) {
    const char *path = getenv("SHIXUN_TEST_CLOCK");
    char text[128] = {0};
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    if (count <= 0) return;
    char *next = text;
    double offset = strtod(next, &next), rate = strtod(next, &next), since = strtod(next, &next);
    double time = (double)now->tv_sec + (double)now->tv_nsec / 1e9;
    time = since + (time - since) * rate + offset;
    now->tv_sec = (time_t)time;
    now->tv_nsec = (long)((time - (double)now->tv_sec) * 1e9);
}

int clock_gettime(clockid_t id, struct timespec *now) {
    int result = kernel(id, now);
    if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) bend(now);
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec time;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &time) != 0) return -1;
    now->tv_sec = time.tv_sec;
    now->tv_usec = time.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *place) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return (time_t)-1;
    if (place) *place = now.tv_sec;
    return now.tv_sec;
}
