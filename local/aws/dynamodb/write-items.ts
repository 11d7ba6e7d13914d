import { captureWrite, type WriteOperation } from './capture-write.ts';
import type { Database } from './database.ts';
import type { Answer, Prepared } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import type { HeldItems } from './held-items.ts';
import { itemNameOf } from './transaction-items.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

/** A transaction under way keeps single writes away from its items. @throws ServiceFault TransactionConflictException */
const assertFree = async (engine: Engine, held: HeldItems, prepared: Prepared): Promise<void> => {
  if (!held.isHeld(await itemNameOf(engine, prepared))) return;
  throw new ServiceFault('TransactionConflictException', 'Transaction is ongoing for the item');
};

/**
 * PutItem, UpdateItem, DeleteItem, BatchWriteItem: one atomic batch each.
 * @throws ServiceFault as DynamoDB does
 */
export const writeItems = async (
  { engine, ledger, held }: Database,
  operation: WriteOperation,
  input: Input,
): Promise<Answer> => {
  const prepared = engine.prepare(operation, input);
  const returnsOldItem = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
  return ledger.alone(async () => {
    if (operation !== 'BatchWriteItem') await assertFree(engine, held, prepared);
    const { answer, changes } = await captureWrite(engine, { operation, prepared, returnsOldItem });
    await ledger.commit(changes);
    return answer;
  });
};
