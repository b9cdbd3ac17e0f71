#ifndef SHIXUN_SQLITE_SETUP_H
#define SHIXUN_SQLITE_SETUP_H

// sqlite3_config is variadic, which Swift cannot call.

/// Has SQLite keep no count of its memory: each allocation took a mutex for it, a sixth of the
/// storage thread's instructions. To be called before SQLite is first used in the process.
/// Returns SQLite's code; SQLITE_MISUSE when it is in use already, and then nothing has changed.
int shixun_sqlite_forgo_memory_statistics(void);

/// Has SQLite take no lock for each call: a connection here is never used by two threads at once,
/// and the locks were a twenty-fifth of its instructions. When and what it returns, as above.
int shixun_sqlite_forgo_connection_locks(void);

/// Gives memory that was freed back to the system: after a store was read there is much of it.
void shixun_give_back_memory(void);

#endif
