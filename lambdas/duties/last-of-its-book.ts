import { comesRound } from '#domain/duties/duty.ts';
import type { Duties, Duty } from '#lambdas/adapters/operator/duties.ts';

/** Whether a book would have nothing left that comes round. */
export const isLastOfItsBook = async (duties: Duties, duty: Duty): Promise<boolean> =>
  comesRound(duty) &&
  (await duties.list()).filter((one) => one.bookId === duty.bookId && comesRound(one)).length < 2;
