import * as v from 'valibot';
import { claimStatus } from './claim-status.ts';
import { pageParts } from './page.ts';
import { beginsBeforeItEnds, daysOutOfOrder } from './periods.ts';
import { filledLine } from './text.ts';
import { calendarDate } from './values.ts';

const filters = {
  /** First and last day of the first draft, both included. */
  from: v.exactOptional(calendarDate),
  to: v.exactOptional(calendarDate),
  /** Words that each stand in the title or the number. */
  text: v.exactOptional(filledLine(100)),
};

/** One's own claims. */
export const claimSearch = v.pipe(
  v.strictObject({ status: v.exactOptional(claimStatus), ...filters, ...pageParts }),
  v.check((wanted) => beginsBeforeItEnds(wanted), daysOutOfOrder),
);
export type ClaimSearch = v.InferOutput<typeof claimSearch>;
