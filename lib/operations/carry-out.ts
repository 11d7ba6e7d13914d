import type { Step } from '#lib/operations/restore-plan.ts';

export type Send = (call: Step['call']) => Promise<unknown>;

export type CarryOut = {
  readonly send: Send;
  /** Waits between two questions about a restore that is under way. */
  readonly wait: () => Promise<void>;
  readonly say: (line: string) => void;
};

const isActive = (answer: unknown): boolean => Object(Object(answer).Table).TableStatus === 'ACTIVE';

/** A table that AWS has not begun to make yet is no failure. */
const isThere = async (send: Send, call: Step['call']): Promise<boolean> => {
  try {
    return isActive(await send(call));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
};

const sendOnce = async (send: Send, { call, isDoneBy }: Step): Promise<void> => {
  try {
    await send(call);
  } catch (error) {
    if (!(error instanceof Error && error.name === isDoneBy)) throw error;
  }
};

/** Makes the calls in order. Whatever is thrown stops it; the same plan may then be carried out again from the start. */
export const carryOut = async (steps: readonly Step[], { send, wait, say }: CarryOut): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    const { purpose, call, until } = step;
    say(`[${index + 1}/${steps.length}] ${purpose}`);
    // oxlint-disable-next-line no-await-in-loop -- each step stands on the one before
    if (until === undefined) await sendOnce(send, step);
    // oxlint-disable-next-line no-await-in-loop -- a restore is asked after until it is there
    else while (!(await isThere(send, call))) await wait();
  }
};
