import { readOnly } from '#contract/refusals/chain.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';

/** Where one of many stands: done, refused by its own answer, or not known because no answer came. */
export type Standing =
  | { readonly kind: 'waiting' | 'sending' | 'done' }
  | { readonly kind: 'refused' | 'unknown'; readonly says: string };

/** One of many: what the list of results calls it. */
export type ManyItem = { readonly id: string; readonly label: string };

/** How often one is sent again of itself while the service asks for a pause. */
const mostTries = 4;
const longestPauseMs = 10_000;

type Failed = { readonly says: string; readonly pauseMs?: number; readonly isAnswer: boolean };

/** A refusal is this one's answer; anything else says nothing of the deed, and the same may be sent again. */
const failedOf = (error: unknown): Failed => {
  const problem = problemOf(error);
  // No field is shown beside a line of many: what is wrong of one is its reason.
  const says = problem?.fields?.[0]?.message ?? sayFailure(error);
  if (problem === undefined) return { says, isAnswer: false };
  const { status, code, retryAfterSeconds: seconds = 0 } = problem;
  const mayPause = (status === 503 && code !== readOnly.kind) || status === 429;
  return {
    says,
    isAnswer: status < 500 && status !== 401 && status !== 429,
    ...(mayPause ? { pauseMs: Math.min(Math.max(seconds * 1_000, 500), longestPauseMs) } : {}),
  };
};

type Sending<Item> = {
  readonly items: readonly Item[];
  /** How many are on their way at once. */
  readonly atOnce: number;
  /** Sends one; the same Idempotency-Key goes with it until an answer came (web/api/client.ts). */
  readonly perform: (item: Item) => Promise<unknown>;
  readonly isStopped: () => boolean;
  readonly tell: (item: Item, standing: Standing) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
};

const sendOne = async <Item>(
  item: Item,
  { perform, pause, isStopped }: Pick<Sending<Item>, 'perform' | 'pause' | 'isStopped'>,
): Promise<Standing> => {
  for (let tries = 1; ; tries += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- each try waits for the answer before it
      await perform(item);
      return { kind: 'done' };
    } catch (error) {
      const { says, pauseMs, isAnswer } = failedOf(error);
      if (isAnswer) return { kind: 'refused', says };
      if (pauseMs === undefined || tries === mostTries || isStopped()) return { kind: 'unknown', says };
      // oxlint-disable-next-line no-await-in-loop
      await pause(pauseMs);
    }
  }
};

/**
 * One act on many, one by one in their order (docs/decisions/0165). A refusal is told and the others go on; where no
 * answer comes, nothing further is sent, since the others would meet the same. What is not told stays as it was.
 */
export const runMany = async <Item>({ items, atOnce, tell, ...sending }: Sending<Item>): Promise<void> => {
  const queue = [...items];
  let isOut = false;
  const lane = async (): Promise<void> => {
    while (!isOut && !sending.isStopped()) {
      const item = queue.shift();
      if (item === undefined) return;
      tell(item, { kind: 'sending' });
      // oxlint-disable-next-line no-await-in-loop -- a lane holds one at a time
      const standing = await sendOne(item, sending);
      if (standing.kind === 'unknown') isOut = true;
      tell(item, standing);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

/** How many stand how. */
export const tally = (standings: Iterable<Standing>) => {
  const count = { waiting: 0, sending: 0, done: 0, refused: 0, unknown: 0 };
  for (const { kind } of standings) count[kind] += 1;
  return count;
};
