/* scripts/clients/hiredis.c SOCKET: the C client hiredis, blocking and event-driven.
 *
 * Asks one after the other, pipelined and with binary arguments, commits with MULTI and IDEM, and
 * waits for an event on an asynchronous connection while a blocking one writes. Says what is wrong
 * and ends with 1 at the first reply that is not as it should be. Built by scripts/check-clients:
 * cc hiredis.c -lhiredis.
 */
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "hiredis: %s\n", what);
    exit(1);
}

static redisReply *ask(redisContext *context, const char *what, int type, int argc, const char **argv,
                       const size_t *lengths)
{
    redisReply *reply = redisCommandArgv(context, argc, argv, lengths);
    need(reply != NULL, context->errstr[0] ? context->errstr : what);
    if (reply->type != type && reply->str)
        fprintf(stderr, "%s\n", reply->str);
    need(reply->type == type, what);
    return reply;
}

#define ASK(context, type, ...)                                                                    \
    ({                                                                                             \
        const char *words[] = {__VA_ARGS__};                                                       \
        ask(context, words[0], type, (int)(sizeof words / sizeof *words), words, NULL);            \
    })

static void blocking(redisContext *context)
{
    freeReplyObject(ASK(context, REDIS_REPLY_STATUS, "PING"));

    const char *echo[] = {"ECHO", "a\0\r\n\xff"};
    const size_t lengths[] = {4, 5};
    redisReply *reply = ask(context, "ECHO", REDIS_REPLY_STRING, 2, echo, lengths);
    need(reply->len == 5 && memcmp(reply->str, echo[1], 5) == 0, "ECHO is not byte for byte");
    freeReplyObject(reply);

    /* A value that would be several words, or an option, stays one value. */
    reply = ASK(context, REDIS_REPLY_ERROR, "UNIT", "SHOW", "x y if-rev=1 \"");
    need(strncmp(reply->str, "NOENT", 5) == 0, "UNIT SHOW of what is not there");
    freeReplyObject(reply);

    for (int number = 0; number < 1000; number++)
        need(redisAppendCommand(context, "UNIT SHOW %s", "hetu") == REDIS_OK, "pipeline");
    for (int number = 0; number < 1000; number++) {
        need(redisGetReply(context, (void **)&reply) == REDIS_OK, "pipeline");
        need(reply->type == REDIS_REPLY_ARRAY && reply->elements >= 2, "pipelined UNIT SHOW");
        freeReplyObject(reply);
    }

    freeReplyObject(ASK(context, REDIS_REPLY_STATUS, "MULTI"));
    freeReplyObject(ASK(context, REDIS_REPLY_STATUS, "UNIT", "ADD", "c1", "name=甲校", "kind=primary"));
    freeReplyObject(ASK(context, REDIS_REPLY_STATUS, "UNIT", "SHOW", "c1"));
    reply = ASK(context, REDIS_REPLY_ARRAY, "EXEC");
    need(reply->elements == 2, "EXEC");
    freeReplyObject(reply);

    for (int time = 0; time < 2; time++)
        freeReplyObject(ASK(context, REDIS_REPLY_ARRAY, "IDEM", "hiredis-1", "UNIT", "ADD", "c2",
                            "name=乙校", "kind=primary"));
}

struct waiting {
    int subscribed, told;
};

static void heard(redisAsyncContext *context, void *answer, void *data)
{
    redisReply *reply = answer;
    struct waiting *waiting = data;
    (void)context;
    if (!reply)
        return;
    need(reply->type == REDIS_REPLY_ARRAY && reply->elements == 3, "a message has three parts");
    if (strcmp(reply->element[0]->str, "subscribe") == 0)
        waiting->subscribed = 1;
    if (strcmp(reply->element[0]->str, "message") == 0) {
        need(strstr(reply->element[2]->str, "unit added 1 c3") != NULL, reply->element[2]->str);
        waiting->told = 1;
    }
}

static void turn(redisAsyncContext *context)
{
    struct pollfd waited = {.fd = context->c.fd, .events = POLLIN};
    redisAsyncHandleWrite(context);
    need(poll(&waited, 1, 5000) > 0, "nothing happens for 5 s");
    redisAsyncHandleRead(context);
}

static void asynchronous(const char *path, redisContext *writer)
{
    struct waiting waiting = {0, 0};
    redisAsyncContext *context = redisAsyncConnectUnix(path);
    need(context && !context->err, "the asynchronous connection");
    need(redisAsyncCommand(context, heard, &waiting, "SUBSCRIBE unit") == REDIS_OK, "SUBSCRIBE");
    for (int time = 0; time < 1000 && !waiting.subscribed; time++)
        turn(context);
    need(waiting.subscribed, "SUBSCRIBE is not answered");
    freeReplyObject(ASK(writer, REDIS_REPLY_ARRAY, "UNIT", "ADD", "c3", "name=丙校", "kind=primary"));
    for (int time = 0; time < 1000 && !waiting.told; time++)
        turn(context);
    need(waiting.told, "no message");
    redisAsyncFree(context);
}

int main(int argc, char **argv)
{
    need(argc == 2, "usage: hiredis SOCKET");
    redisContext *context = redisConnectUnix(argv[1]);
    need(context && !context->err, "cannot connect");
    blocking(context);
    asynchronous(argv[1], context);
    redisFree(context);
    puts("hiredis: all hold");
    return 0;
}
