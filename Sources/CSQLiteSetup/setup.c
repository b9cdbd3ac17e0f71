#include "sqlite_setup.h"

#include <malloc.h>
#include <sqlite3.h>

int shixun_sqlite_forgo_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int shixun_sqlite_forgo_connection_locks(void) {
    return sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
}

void shixun_give_back_memory(void) {
    malloc_trim(0);
}
