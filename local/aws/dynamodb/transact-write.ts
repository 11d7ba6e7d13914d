import { captureWrite, type CapturedWrite } from './capture-write.ts';
import type { Database } from './database.ts';
import type { Answer, Prepared } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { bytesOfItem } from './item-size.ts';
import { invalid, isConditionFailure, isInvalidInput } from './refusals.ts';
import { requestTokenOf } from './request-tokens.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import {
  cancelled,
  conflict,
  distinctItems,
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

type Asked = {
  readonly actions: readonly Action[];
  readonly token: ReturnType<typeof requestTokenOf>;
  /** Of each action, whether another transaction is at its item. */
  readonly isMet: readonly boolean[];
};

/** Every action is tried on an overlay; only if none objects are all stored in one batch. */
const storeAll = async (
  { engine, ledger }: Database,
  input: Input,
  { actions, token, isMet }: Asked,
): Promise<Answer> => {
  const verdicts = await Promise.all(
    actions.map(async (action, index): Promise<Verdict> =>
      isMet[index] === true ? { reason: conflict, captured: nothing } : judge(engine, action),
    ),
  );
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
};

/** Holds the token while the work goes on. @throws ServiceFault TransactionInProgressException */
const withToken = async <T>(
  { tokensUnderWay }: Database,
  token: unknown,
  work: () => Promise<T>,
): Promise<T> => {
  if (typeof token !== 'string') return work();
  if (tokensUnderWay.has(token))
    throw new ServiceFault('TransactionInProgressException', 'A transaction with this token is in progress');
  tokensUnderWay.add(token);
  try {
    return await work();
  } finally {
    tokensUnderWay.delete(token);
  }
};

/**
 * TransactWriteItems. An item that another transaction is at, also where either only checks it, is a reason
 * TransactionConflict beside those of the conditions.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 * @throws ServiceFault TransactionCanceledException, IdempotentParameterMismatchException,
 * TransactionInProgressException, ValidationException
 */
export const transactWrite = async (database: Database, input: Input): Promise<Answer> => {
  const { engine, ledger, held, clock } = database;
  const capacity = input['ReturnConsumedCapacity'];
  const actions = transactionItems(input, kinds).map((item) => prepareAction(engine, item, capacity));
  const token = requestTokenOf(input, clock());
  const names = await distinctItems(
    engine,
    actions.map(({ prepared }) => prepared),
  );
  return withToken(database, input['ClientRequestToken'], async () => {
    if (await token?.isRepeated(engine.store.db)) return {};
    const hold = held.take(names);
    try {
      const isMet = names.map(hold.isAnothers);
      const answer = await ledger.alone(() => storeAll(database, input, { actions, token, isMet }));
      await hold.releaseInTime();
      return answer;
    } finally {
      hold.release();
    }
  });
};
