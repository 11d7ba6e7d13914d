import type { Prepared, Store, Table } from './dynalite.ts';
import type { Engine } from './engine.ts';

/**
 * Runs CreateTable or UpdateTable without storing anything. The engine writes the record twice: at once as CREATING
 * or UPDATING, and by a timer as ACTIVE. The second is the answer here.
 * @throws ServiceFault ResourceInUseException, ValidationException
 */
export const captureTable = async (
  engine: Engine,
  operation: 'CreateTable' | 'UpdateTable',
  prepared: Prepared,
): Promise<Table> => {
  const { store } = engine;
  let writes = 0;
  const { promise: finished, resolve } = Promise.withResolvers<Table>();
  const overlay: Store = {
    ...store,
    tableDb: {
      ...store.tableDb,
      lock: (_key, run) => run((callback) => callback),
      put: (_key, table, done) => {
        writes += 1;
        if (writes === 2) resolve(structuredClone(table));
        setImmediate(done);
      },
    },
  };
  await engine.run(operation, prepared, overlay);
  return finished;
};
