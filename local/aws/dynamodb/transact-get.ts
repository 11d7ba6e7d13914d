import type { Database } from './database.ts';
import type { Answer, Prepared } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { isInvalidInput } from './refusals.ts';
import {
  cancelled,
  conflict,
  distinctItems,
  transactionCapacity,
  transactionItems,
  type CancellationReason,
} from './transaction-items.ts';

type Look = { readonly reason: CancellationReason; readonly answer: Answer };

const look = async (engine: Engine, prepared: Prepared): Promise<Look> => {
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
export const transactGet = async ({ engine, ledger, held }: Database, input: Input): Promise<Answer> => {
  const requests = transactionItems(input, ['Get']).map(({ parameters }) =>
    engine.prepare('GetItem', {
      ...parameters,
      ConsistentRead: true,
      ReturnConsumedCapacity: input['ReturnConsumedCapacity'],
    }),
  );
  return ledger.alone(async () => {
    const names = await distinctItems(engine, requests);
    const looks = await Promise.all(
      requests.map(async (prepared, index): Promise<Look> =>
        held.isHeld(names[index] ?? '') ? { reason: conflict, answer: {} } : look(engine, prepared),
      ),
    );
    const reasons = looks.map(({ reason }) => reason);
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);

    const answers = looks.map(({ answer }) => answer);
    return {
      Responses: answers.map(({ Item: item }) => (item === undefined ? {} : { Item: item })),
      ...transactionCapacity(input, answers),
    };
  });
};
