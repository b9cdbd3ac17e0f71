#include "sqlite_setup.h"

#include <malloc.h>
#include <sqlite3.h>

int shixun_sqlite_forgo_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void shixun_give_back_memory(void) {
    malloc_trim(0);
}
