import type { Database } from './database.ts';
import type { Answer, Prepared } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { isInvalidInput } from './refusals.ts';
import {
  assertDistinctItems,
  cancelled,
  transactionCapacity,
  transactionItems,
  type CancellationReason,
} from './transaction-items.ts';

const look = async (
  engine: Engine,
  prepared: Prepared,
): Promise<{ readonly reason: CancellationReason; readonly answer: Answer }> => {
  try {
    return { reason: { Code: 'None' }, answer: await engine.run('GetItem', prepared) };
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    return { reason: { Code: 'ValidationError', Message: error.message }, answer: {} };
  }
};

/**
 * TransactGetItems: all items as of one moment, since no write comes between.
 * @throws ServiceFault TransactionCanceledException, ValidationException, ResourceNotFoundException
 */
export const transactGet = async ({ engine, ledger }: Database, input: Input): Promise<Answer> => {
  const requests = transactionItems(input, ['Get']).map(({ parameters }) =>
    engine.prepare('GetItem', {
      ...parameters,
      ConsistentRead: true,
      ReturnConsumedCapacity: input['ReturnConsumedCapacity'],
    }),
  );
  return ledger.alone(async () => {
    await assertDistinctItems(engine, requests);
    const looks = await Promise.all(requests.map((prepared) => look(engine, prepared)));
    const reasons = looks.map(({ reason }) => reason);
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);

    const answers = looks.map(({ answer }) => answer);
    return {
      Responses: answers.map(({ Item: item }) => (item === undefined ? {} : { Item: item })),
      ...transactionCapacity(input, answers),
    };
  });
};
