// Changes kept in a SQLite file, on a build of SQLite that needs no compiler. Loaded only when a file is asked for.
import sqlite from 'node-sqlite3-wasm';
import type { Keeper } from './store.ts';

/** Opens or creates the file. What changed since the last flush is lost if the process dies. */
export const openSqliteKeeper = (file: string): Keeper => {
  const database = new sqlite.Database(file);
  database.exec(
    `CREATE TABLE IF NOT EXISTS item (
       position INTEGER PRIMARY KEY, collection TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
       UNIQUE (collection, key)
     )`,
  );
  const insert = database.prepare(
    `INSERT INTO item (collection, key, body) VALUES (?, ?, ?)
     ON CONFLICT (collection, key) DO UPDATE SET body = excluded.body`,
  );
  const remove = database.prepare('DELETE FROM item WHERE collection = ? AND key = ?');
  const begin = (): void => {
    if (!database.inTransaction) database.exec('BEGIN');
  };
  const flush = (): void => {
    if (database.inTransaction) database.exec('COMMIT');
  };
  return {
    load: () =>
      database
        .all('SELECT collection, key, body FROM item ORDER BY position')
        .map(({ collection, key, body }) => ({
          collection: String(collection),
          key: String(key),
          body: String(body),
        })),
    put: (collection, key, body) => {
      begin();
      insert.run([collection, key, body]);
    },
    remove: (collection, key) => {
      begin();
      remove.run([collection, key]);
    },
    flush,
    close: () => {
      flush();
      insert.finalize();
      remove.finalize();
      database.close();
    },
  };
};
