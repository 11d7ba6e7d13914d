import { captureWrite, type WriteOperation } from './capture-write.ts';
import type { Database } from './database.ts';
import type { Answer } from './dynalite.ts';
import type { Input } from './engine.ts';

/**
 * PutItem, UpdateItem, DeleteItem, BatchWriteItem: one atomic batch each.
 * @throws ServiceFault as DynamoDB does
 */
export const writeItems = async (
  { engine, ledger }: Database,
  operation: WriteOperation,
  input: Input,
): Promise<Answer> => {
  const prepared = engine.prepare(operation, input);
  const returnsOldItem = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
  return ledger.alone(async () => {
    const { answer, changes } = await captureWrite(engine, { operation, prepared, returnsOldItem });
    await ledger.commit(changes);
    return answer;
  });
};
