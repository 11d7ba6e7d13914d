import { countWaiting } from '#contract/counts.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { useAnswer } from '#web/api/contract-client.ts';

export type Counts = AnswerOf<typeof countWaiting>;
export type Counted = NonNullable<Counts['inbox']>;

/** Asked again after acts, and when somebody comes back to the window; not by the clock. */
export const useCounts = () => useAnswer(countWaiting, {}, { shows: ['claims'], staleTime: 30_000 });

/** Nothing where nothing waits; 99 and further ones are not counted. */
export const sayCount = (counted: Counted | undefined): string | undefined => {
  if (counted === undefined || counted.count === 0) return undefined;
  return `${counted.count}${counted.isMore ? '+' : ''}`;
};
