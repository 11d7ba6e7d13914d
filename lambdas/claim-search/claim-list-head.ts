import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimListHead } from '#rows/claim-list.ts';
import { claimCounter } from '#rows/claims.ts';

/** How often the claims of before were walked through, and when for the last time. */
type Walked = {
  readonly walks: number;
  readonly at: string;
  /** Claims that a release without this list had given their numbers when the walk began. @default it is not known */
  readonly unlisted?: number;
  readonly walking?: string;
  readonly beganUnlisted?: number;
  /** The last walk gave the rows their months, and so will the one under way. @default it is one of a release that knew none */
  readonly givesMonths?: boolean;
  readonly beganMonths?: boolean;
};

/**
 * While a release is put in place, functions of the one before may still act on a claim and leave its row as it was:
 * a second walk, so long after the first, mends those.
 */
const millisUntilSecond = 60 * 60_000;

/** Before a first walk has ended. */
const never: Walked = { walks: 0, at: '1970-01-01T00:00:00.000Z' };

export type Standing = {
  readonly walked: Walked;
  /** Claims that a release without this list has given their numbers until now. */
  readonly unlisted: number;
};

/** What the list's head says, and what releases without the list did since. */
export const standingOf = async (table: TenantTable): Promise<Standing> => {
  const [head, counter] = await Promise.all(
    [claimListHead.key({}), claimCounter.key({})].map((key) => table.get(key, { consistent: true })),
  );
  const { next, listed = 0 } = counter === undefined ? { next: 0 } : claimCounter.read(counter);
  return { walked: head === undefined ? never : claimListHead.read(head), unlisted: next - listed };
};

/**
 * Whether each claim of the company stands in the list as it is. Where the stage was taken back to a release without the
 * list, and it gave a number since the last walk, the list is not whole until the claims are walked through once more.
 */
export const isWholeAt = ({ walked, unlisted }: Standing, at: Instant): boolean =>
  walked.walks > 0 &&
  walked.givesMonths === true &&
  walked.unlisted === unlisted &&
  (walked.walks >= 2 || Date.parse(at) < Date.parse(walked.at) + millisUntilSecond);

const given = <Name extends string>(name: Name, value: number | undefined) =>
  value === undefined ? {} : { [name]: value };

/** A step was made from `from`; the next one begins at `next`. */
type Step = { readonly from: string | undefined; readonly next: string | undefined; readonly at: Instant };

/**
 * Keeps how far the walk is. It ends only where each step began where the one before ended: a cursor of somebody's own
 * lists what it names and ends nothing. Two walks at once are one.
 * @param before as it stood before the step
 */
export const keepStep = async (
  table: TenantTable,
  before: Standing,
  { from, next, at }: Step,
): Promise<void> => {
  const { walked: known, unlisted: now } = await standingOf(table);
  if (from !== undefined && from !== known.walking) return;
  if (next === undefined && isWholeAt({ walked: known, unlisted: now }, at)) return;
  // What it does while the walk is under way may lie behind the walk.
  const began = from === undefined ? before.unlisted : known.beganUnlisted;
  const { walks, at: endedAt, unlisted, givesMonths = false } = known;
  const months = from === undefined || known.beganMonths === true;
  const isAgain = began === unlisted && givesMonths === months;
  const ended = { walks: isAgain ? walks + 1 : 1, at, ...given('unlisted', began), givesMonths: months };
  const standing = { walks, at: endedAt, ...given('unlisted', unlisted), givesMonths };
  const under = { ...standing, ...given('beganUnlisted', began), beganMonths: months };
  const head = next === undefined ? ended : { ...under, walking: next };
  await table.transact({ head: { kind: 'put', ...claimListHead.row({}, head) } });
};
