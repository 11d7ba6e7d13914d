import { captureWrite, type CapturedWrite } from './capture-write.ts';
import type { Database } from './database.ts';
import type { Answer, Prepared } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { bytesOfItem } from './item-size.ts';
import { invalid, isConditionFailure, isInvalidInput } from './refusals.ts';
import { requestTokenOf } from './request-tokens.ts';
import {
  assertDistinctItems,
  cancelled,
  transactionCapacity,
  transactionItems,
  type CancellationReason,
} from './transaction-items.ts';

const transactionBytesLimit = 4 * 1024 * 1024;

/** A condition check is a deletion that is never stored. */
const operations = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
} as const;
type Kind = keyof typeof operations;
const kinds: readonly Kind[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

type Action = { readonly kind: Kind; readonly prepared: Prepared; readonly returnsOldItem: boolean };

const prepareAction = (
  engine: Engine,
  { kind, parameters }: { readonly kind: Kind; readonly parameters: Input },
  capacity: unknown,
): Action => {
  if (kind === 'ConditionCheck' && parameters['ConditionExpression'] === undefined) {
    throw invalid(
      "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' " +
        'failed to satisfy constraint: Member must not be null',
    );
  }
  return {
    kind,
    prepared: engine.prepare(operations[kind], { ...parameters, ReturnConsumedCapacity: capacity }),
    returnsOldItem: parameters['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD',
  };
};

type Verdict = { readonly reason: CancellationReason; readonly captured: CapturedWrite };
const nothing: CapturedWrite = { answer: {}, changes: [] };

const judge = async (engine: Engine, { kind, prepared, returnsOldItem }: Action): Promise<Verdict> => {
  try {
    const captured = await captureWrite(engine, { operation: operations[kind], prepared, returnsOldItem });
    const changes = kind === 'ConditionCheck' ? [] : captured.changes;
    return { reason: { Code: 'None' }, captured: { ...captured, changes } };
  } catch (error) {
    if (isConditionFailure(error)) {
      const reason = { Code: 'ConditionalCheckFailed', Message: error.message, ...error.members };
      return { reason, captured: nothing };
    }
    if (!isInvalidInput(error)) throw error;
    return { reason: { Code: 'ValidationError', Message: error.message }, captured: nothing };
  }
};

/**
 * TransactWriteItems: every action is tried on an overlay; only if none objects are all stored in one batch.
 * @throws ServiceFault TransactionCanceledException, IdempotentParameterMismatchException, ValidationException
 */
export const transactWrite = async ({ engine, ledger, clock }: Database, input: Input): Promise<Answer> => {
  const capacity = input['ReturnConsumedCapacity'];
  const actions = transactionItems(input, kinds).map((item) => prepareAction(engine, item, capacity));
  const token = requestTokenOf(input, clock());
  return ledger.alone(async () => {
    if (await token?.isRepeated(engine.store.db)) return {};
    await assertDistinctItems(
      engine,
      actions.map(({ prepared }) => prepared),
    );
    const verdicts = await Promise.all(actions.map((action) => judge(engine, action)));
    const reasons = verdicts.map(({ reason }) => reason);
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);

    const changes = verdicts.flatMap(({ captured }) => captured.changes);
    const bytes = changes.reduce((total, { newItem }) => total + bytesOfItem(newItem ?? {}), 0);
    if (bytes > transactionBytesLimit) {
      throw invalid('Member must have total item size less than or equal to 4194304');
    }
    await ledger.commit(changes, { notes: token === undefined ? [] : [token.note] });
    return transactionCapacity(
      input,
      verdicts.map(({ captured }) => captured.answer),
    );
  });
};
