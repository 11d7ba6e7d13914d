import { textIn } from '#lib/operations/account/account-call.ts';
import type { AskAccount } from '#lib/operations/account/account-call.ts';
import { doingIn } from '#lib/operations/account/kept-kind.ts';
import type { Kept } from '#lib/operations/account/kept-kind.ts';
import { keptKinds } from '#lib/operations/account/kept-kinds.ts';
import { isOfStage, isOver, triesIn, withKept } from '#lib/operations/account/stage-stacks.ts';
import type { StackTry } from '#lib/operations/account/stage-stacks.ts';
import { stackNamed } from '#lib/operations/account/stacks.ts';
import type { Ordered, Sweeping } from '#lib/operations/account/sweep.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { StageSettings } from '#lib/settings.ts';

export type TearingDown = Sweeping & { readonly wait: () => Promise<void> };

/** The shortest that KMS allows; nobody's data is in such a stage. */
const keyDays = 7;

/** Two hours of half minutes: a stack with functions in a network takes 40 minutes. */
const mostWaits = 240;

const toolkit = 'stafee-toolkit';

/** Whatever their settings say: customers are in them, or they prove what prod will do. */
const neverTornDown = ['local', 'stg', 'prod', 'prod-osaka'];

const assertAllowed = ({ stage, mayBeTornDown }: StageSettings): void => {
  if (neverTornDown.includes(stage))
    throw new Mistake(`${stage} は取り壊せません。取り壊せるのは dev だけです。`);
  if (mayBeTornDown !== true)
    throw new Mistake(
      `${stage} の取り壊しは許されていません。deployment/settings.ts で mayBeTornDown: true にしてから実行してください。`,
    );
};

type Plan = {
  readonly stacks: readonly StackTry[];
  readonly kept: readonly Kept[];
  readonly notes: readonly string[];
};

const planOf = async (ask: AskAccount, { stage }: StageSettings): Promise<Plan> => {
  const tries = await triesIn(ask);
  const own = tries.filter(({ name }) => isOfStage(name, stage));
  const others = tries.filter(
    (one) =>
      !isOver(one) && one.name.startsWith('stafee-') && one.name !== toolkit && !isOfStage(one.name, stage),
  );
  // CloudFormation deletes the stacks by a role of the toolkit, whose boundary the stack Deploy made: newest first.
  const torn =
    others.length === 0 ? tries.filter(({ name }) => name === toolkit || isOfStage(name, stage)) : own;
  const kept = (await Promise.all(torn.map((one) => withKept(ask, one)))).flatMap((one) => one.kept);
  const distinct = [...new Map(kept.map((one) => [`${one.region} ${one.type} ${one.id}`, one])).values()];
  return {
    stacks: torn.filter(({ status }) => status !== 'DELETE_COMPLETE'),
    kept: [
      ...distinct.filter(({ type }) => keptKinds[type]?.isKey !== true),
      ...distinct.filter(({ type }) => keptKinds[type]?.isKey === true),
    ],
    notes:
      others.length === 0
        ? []
        : [`ほかのステージ(${others[0]?.name ?? ''} など)があるため、${toolkit} は残します。`],
  };
};

const stackIsGone = async (ask: AskAccount, { region, id, name }: StackTry): Promise<boolean> => {
  const found = await stackNamed({ ask }, region, id);
  const status = textIn(found, 'StackStatus');
  if (status === undefined || status === 'DELETE_COMPLETE') return true;
  if (status === 'DELETE_FAILED')
    throw new Mistake(
      `${name} を削除できません: ${textIn(found, 'StackStatusReason') ?? '理由は CloudFormation のイベントにあります'} 原因を除いて、同じ命令をもう一度実行してください。`,
    );
  return false;
};

const waitUntil = async (
  isDone: () => Promise<boolean>,
  wait: () => Promise<void>,
  what: string,
): Promise<void> => {
  for (let waited = 0; waited < mostWaits; waited += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    if (await isDone()) return;
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await wait();
  }
  throw new Mistake(`${what} が終わりません。同じ命令をもう一度実行すると、続きから進みます。`);
};

const deleteStack = async (one: StackTry, { askAccount: ask, wait }: TearingDown): Promise<void> => {
  const { call } = doingIn(ask, one.region);
  await call('cloudformation', 'UpdateTerminationProtection', {
    StackName: one.name,
    EnableTerminationProtection: false,
  });
  await call('cloudformation', 'DeleteStack', { StackName: one.id });
  await waitUntil(() => stackIsGone(ask, one), wait, one.name);
};

const removeKept = async (
  { type, id, region }: Kept,
  { askAccount: ask, wait, say }: TearingDown,
): Promise<void> => {
  const kind = keptKinds[type];
  const doing = doingIn(ask, region);
  if (kind === undefined || (await kind.look(doing, id)).state === 'absent') return;
  await kind.unlock?.(doing, id);
  if (kind.empty !== undefined)
    await waitUntil(
      async () => {
        await kind.empty?.(doing, id);
        return (await kind.look(doing, id)).state !== 'holds';
      },
      wait,
      id,
    );
  await kind.remove(doing, id, keyDays);
  say(`削除    ${kind.ja} ${id}(${region})`);
};

/**
 * Takes a stage away with everything that it keeps: stacks newest first, then what they kept, and its keys last. Run
 * again it goes on, since CloudFormation remembers for 90 days what it made. Throws Mistake.
 */
export const tearDown = async (
  { settings, isDryRun, isConfirmed }: Ordered,
  world: TearingDown,
): Promise<void> => {
  assertAllowed(settings);
  const { askAccount: ask, say } = world;
  const account = textIn(
    await ask({ service: 'sts', operation: 'GetCallerIdentity', region: settings.region, input: {} }),
    'Account',
  );
  if (account !== settings.account)
    throw new Mistake(
      `認証情報は ${account ?? '?'} のもので、ステージのアカウント ${settings.account} のものではありません。`,
    );
  const { stacks, kept, notes } = await planOf(ask, settings);
  for (const note of notes) say(note);
  for (const { name, region, status } of stacks) say(`スタック ${name}(${region}、${status})`);
  for (const { type, id, region } of kept) say(`残るもの ${keptKinds[type]?.ja ?? type} ${id}(${region})`);
  if (isDryRun) return say('確認のみです。AWSへの変更は行っていません。');
  if (!isConfirmed)
    throw new Mistake(
      `${settings.stage} のデータはすべて失われます。実行するには --confirm ${settings.stage} を、確認だけなら --dry-run を付けてください。何も変更していません。`,
    );
  for (const one of stacks) {
    // oxlint-disable-next-line no-await-in-loop -- the newest first
    await deleteStack(one, world);
    say(`削除    スタック ${one.name}(${one.region})`);
  }
  for (const one of kept) {
    // oxlint-disable-next-line no-await-in-loop -- keys come last
    await removeKept(one, world);
  }
  return say(`${settings.stage} を取り壊しました。鍵は ${keyDays} 日後に消えます。`);
};
