import { applyChanges } from '#lib/operations/apply-changes.ts';
import { attemptsAt } from '#lib/operations/attempts.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { partOf } from '#lib/operations/step.ts';
import type { Call, CarryOut, Restored, Step } from '#lib/operations/step.ts';

/** AWS's words for: not now. Nothing is wrong with the call itself. */
const notNow = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
  'LimitExceededException',
  'ResourceInUseException',
  'ContinuousBackupsUnavailableException',
  'InternalServerError',
  'ServiceUnavailableException',
  'InternalErrorException',
  'SlowDown',
]);

const triesMost = 60;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Makes a call, again and again while AWS says: not now. */
export const sendPatiently = async (call: Call, { send, wait }: CarryOut): Promise<unknown> => {
  for (let tries = 1; ; tries += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      return await send(call);
    } catch (error) {
      if (!notNow.has(nameOf(error)) || tries === triesMost) throw error;
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await wait();
    }
  }
};

const stateOf = async ({ tableName }: Restored, world: CarryOut): Promise<'absent' | 'making' | 'there'> => {
  const call: Call = {
    service: 'dynamodb',
    operation: 'DescribeTable',
    input: { TableName: tableName },
  };
  try {
    const status = partOf(await sendPatiently(call, world), 'Table', 'TableStatus');
    return status === 'ACTIVE' ? 'there' : 'making';
  } catch (error) {
    if (nameOf(error) === 'ResourceNotFoundException') return 'absent';
    throw error;
  }
};

const attempts = (restored: Restored, world: CarryOut) =>
  attemptsAt((call) => sendPatiently(call, world), restored);

/** The same number gives the same token, and the same token the same job: two runs at once start one. */
const numbered = ({ input, ...call }: Call, number: number): Call => {
  const name = call.operation === 'ImportTable' ? 'ClientToken' : 'IdempotencyToken';
  return { ...call, input: { ...input, [name]: `${String(input[name])}-${number}` } };
};

const start = async (call: Call, restored: Restored, world: CarryOut): Promise<void> => {
  const made = await attempts(restored, world);
  const state = await stateOf(restored, world);
  if (made.some((attempt) => attempt.state === 'running')) return world.say('     既に実行中です。');
  if (state !== 'absent') {
    if (made.some((attempt) => attempt.state === 'done')) return world.say('     既に終わっています。');
    throw new Mistake(
      `${restored.tableName} は既にあり、指定された復元元から作られたものではありません。上書きはしません。--day に別の日付を指定してください。`,
    );
  }
  await sendPatiently(numbered(call, made.length + 1), world);
};

/** Questions after which a job that nobody has heard of is given up. */
const unheardMost = 20;

const awaitTable = async (restored: Restored, world: CarryOut): Promise<void> => {
  for (let asked = 1; ; asked += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const made = await attempts(restored, world);
    const last = made.at(-1);
    if (last?.state === 'failed')
      throw new Mistake(
        `${restored.tableName} の復元が失敗しました: ${last.message} 原因を除いて、同じ命令をもう一度実行してください。`,
      );
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    if (last?.state === 'done' && (await stateOf(restored, world)) === 'there') return;
    if (last === undefined && asked === unheardMost)
      throw new Mistake(
        `${restored.tableName} の復元が始まりません。aws backup list-restore-jobs --by-resource-type DynamoDB で確かめてください。`,
      );
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await world.wait();
  }
};

const callOnce = async (
  { call, isDoneBy }: Extract<Step, { kind: 'call' }>,
  world: CarryOut,
): Promise<void> => {
  try {
    await sendPatiently(call, world);
  } catch (error) {
    const isDone =
      isDoneBy !== undefined &&
      nameOf(error) === isDoneBy.name &&
      (isDoneBy.says?.test(error instanceof Error ? error.message : '') ?? true);
    if (!isDone) throw error;
  }
};

const carryOutStep = async (step: Step, world: CarryOut): Promise<string | undefined> => {
  if (step.kind === 'check') return step.faultIn(await sendPatiently(step.call, world));
  if (step.kind === 'start') await start(step.call, step.restored, world);
  else if (step.kind === 'wait') await awaitTable(step.restored, world);
  else if (step.kind === 'apply')
    await applyChanges(step.restored, { ...world, send: (call) => sendPatiently(call, world) });
  else await callOnce(step, world);
  return undefined;
};

/**
 * Makes the calls in order and answers with the faults that the checks found. Whatever is thrown stops it; the same plan
 * is then carried out again from the start, since AWS itself remembers what was done.
 */
export const carryOut = async (steps: readonly Step[], world: CarryOut): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const [index, step] of steps.entries()) {
    world.say(`[${index + 1}/${steps.length}] ${step.purpose.ja}`);
    // oxlint-disable-next-line no-await-in-loop -- each step stands on the one before
    const fault = await carryOutStep(step, world);
    if (fault !== undefined) {
      world.say(`     不備: ${fault}`);
      faults.push(fault);
    }
  }
  return faults;
};
