import type { AskAccount } from '#lib/operations/account/account-call.ts';
import { doingIn } from '#lib/operations/account/kept-kind.ts';
import type { Kept, Look } from '#lib/operations/account/kept-kind.ts';
import { keptKinds } from '#lib/operations/account/kept-kinds.ts';
import { isOfStage, isOver, triesIn, withKept } from '#lib/operations/account/stage-stacks.ts';
import type { Tried } from '#lib/operations/account/stage-stacks.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { StageSettings } from '#lib/settings.ts';

export type Ordered = {
  readonly settings: StageSettings;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

export type Sweeping = { readonly askAccount: AskAccount; readonly say: (line: string) => void };

/** Thirty days of second thoughts, as our stacks give each key. */
const keyDays = 30;

/** Tries that failed at their first creation, and whose name no standing stack bears. */
const failedTries = async (
  ask: AskAccount,
  { stage }: StageSettings,
  say: (line: string) => void,
): Promise<readonly Tried[]> => {
  const tries = (await triesIn(ask)).filter(({ name }) => isOfStage(name, stage));
  const found: Tried[] = [];
  for (const one of tries.filter(isOver)) {
    const standing = tries.find(
      (other) => other.name === one.name && other.region === one.region && !isOver(other),
    );
    if (standing !== undefined)
      say(`対象外  ${one.name}(${one.region}): 同じ名前のスタックがあります(${standing.status})`);
    else {
      // oxlint-disable-next-line no-await-in-loop -- each try has events of its own
      const tried = await withKept(ask, one);
      if (tried.hasServed) say(`対象外  ${one.name}(${one.region}): 作成に一度成功したスタックの残りです`);
      else found.push(tried);
    }
  }
  return found;
};

type Seen = { readonly kept: Kept; readonly look: Look };

const lookAt = (ask: AskAccount, { type, id, region }: Kept): Promise<Look> =>
  keptKinds[type]?.look(doingIn(ask, region), id) ?? Promise.resolve({ state: 'absent' });

const isKey = ({ kept }: Seen): boolean => keptKinds[kept.type]?.isKey === true;

const shown = ({ kept: { type, id, region } }: Seen): string =>
  `${keptKinds[type]?.ja ?? type} ${id}(${region})`;

/** A key stays as long as something stays that the same try made: nobody else can read it. */
const toRemove = (seen: readonly Seen[]): readonly Seen[] => {
  const staying = new Set(
    seen.filter(({ look }) => look.state === 'holds').map(({ kept: { stackId } }) => stackId),
  );
  const empty = seen.filter(({ look }) => look.state === 'empty');
  return [
    ...empty.filter((one) => !isKey(one)),
    ...empty.filter((one) => isKey(one) && !staying.has(one.kept.stackId)),
  ];
};

/** Looks once more, at the last moment: what is no longer empty stays. */
const remove = async (ask: AskAccount, one: Seen): Promise<string> => {
  const kind = keptKinds[one.kept.type];
  const doing = doingIn(ask, one.kept.region);
  const look = await lookAt(ask, one.kept);
  if (kind === undefined || look.state === 'absent') return `済み    ${shown(one)}`;
  if (look.state === 'holds') return `残す    ${shown(one)}: ${look.holds}があります`;
  await kind.unlock?.(doing, one.kept.id);
  await kind.remove(doing, one.kept.id, keyDays);
  return `削除    ${shown(one)}`;
};

/**
 * Lists what first creations that failed have left, and removes what is empty when the stage was named once more. Never
 * what holds something, never what belongs to a stack that stands or has ever served. Throws Mistake.
 */
export const sweepFailedCreate = async (
  { settings, isDryRun, isConfirmed }: Ordered,
  { askAccount: ask, say }: Sweeping,
): Promise<void> => {
  const tries = await failedTries(ask, settings, say);
  const kept = tries.flatMap((one) => one.kept);
  const seen = await Promise.all(
    kept.map(async (one): Promise<Seen> => ({ kept: one, look: await lookAt(ask, one) })),
  );
  const going = toRemove(seen);
  for (const one of seen)
    if (one.look.state === 'holds') say(`残す    ${shown(one)}: ${one.look.holds}があります`);
    else if (one.look.state === 'empty' && !going.includes(one))
      say(`残す    ${shown(one)}: 残すものを開く鍵です`);
  for (const one of going) say(`空      ${shown(one)}`);
  if (going.length === 0) return say('消せる残り物はありません。');
  if (isDryRun) return say('確認のみです。AWSへの変更は行っていません。');
  if (!isConfirmed)
    throw new Mistake(
      `実行するには --confirm ${settings.stage} を、確認だけなら --dry-run を付けてください。何も変更していません。`,
    );
  for (const one of going) {
    // oxlint-disable-next-line no-await-in-loop -- keys come last
    say(await remove(ask, one));
  }
  return say(`続けて npx cdk deploy -c stage=${settings.stage} --all を実行できます。`);
};
