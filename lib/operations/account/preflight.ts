import { accountChecks } from '#lib/operations/account/account-checks.ts';
import type { AskAccount } from '#lib/operations/account/account-call.ts';
import type { Asked, Check, Line, State } from '#lib/operations/account/check.ts';
import { leftOversCheck } from '#lib/operations/account/left-overs-check.ts';
import { deployChecks, serviceChecks } from '#lib/operations/account/stage-checks.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { Stages, StageSettings } from '#lib/settings.ts';

/** In the order in which a person does them. */
export const checklist: readonly Check[] = [
  ...accountChecks,
  ...deployChecks,
  leftOversCheck,
  ...serviceChecks,
];

const words: Readonly<Record<State, string>> = { ok: 'ok  ', missing: '未  ', unknown: '不明' };

const lineOf = (title: string, { state, what, found }: Line): string =>
  `${words[state]}  ${title}${what === undefined ? '' : `(${what})`}: ${found}`;

/** A refusal is no answer: what the person may not ask stays unknown. */
const linesOf = async (check: Check, asked: Asked): Promise<readonly Line[]> => {
  try {
    return await check.judge(asked);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return [{ state: 'unknown', found: `${name}: ${message}` }];
  }
};

export type PreflightWorld = Pick<Asked, 'resolve' | 'now'> & {
  readonly settings: Stages;
  readonly askAccount: AskAccount;
  readonly say: (line: string) => void;
};

/** Asks the account and prints the checklist. Throws Mistake while something on it is not done. */
export const preflight = async (
  settings: StageSettings,
  { askAccount, say, settings: stages, ...world }: PreflightWorld,
): Promise<void> => {
  const asked: Asked = {
    ...world,
    settings,
    stagesOfAccount: Object.values(stages)
      .filter(({ account }) => account === settings.account)
      .map(({ stage }) => stage),
    ask: askAccount,
    here: (service, operation, input = {}) =>
      askAccount({ service, operation, region: settings.region, input }),
  };
  const count: Record<State, number> = { ok: 0, missing: 0, unknown: 0 };
  for (const check of checklist) {
    // oxlint-disable-next-line no-await-in-loop -- printed as they are answered
    const lines = await linesOf(check, asked);
    for (const line of lines) {
      count[line.state] += 1;
      say(lineOf(check.title.ja, line));
    }
    if (lines.some(({ state }) => state !== 'ok')) say(`      → ${check.todo.ja}`);
  }
  const sums = `ok ${count.ok} / 未 ${count.missing} / 不明 ${count.unknown}`;
  if (count.missing > 0) throw new Mistake(`${settings.stage}: ${sums}。未の項目が残っています。`);
  say(`${settings.stage}: ${sums}`);
};
