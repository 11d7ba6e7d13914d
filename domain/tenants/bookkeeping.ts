import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Company, TaxAccounting } from './masters.ts';

/** 経理方法 of a company with the days from which another one holds. */
export type DatedAccounting = Pick<Company, 'taxAccounting' | 'taxAccountingChanges'>;

/** What follows whatever 経理方法 holds from days on, in the order of the days. */
export const changesInOrder = ({ taxAccountingChanges = [] }: DatedAccounting) =>
  taxAccountingChanges.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));

/** 経理方法 of whatever is posted on that day. Rows of before it had days hold for all of them. */
export const accountingOn = (company: DatedAccounting, postedOn: CalendarDate): TaxAccounting =>
  changesInOrder(company).findLast(({ validFrom }) => validFrom <= postedOn)?.taxAccounting ??
  company.taxAccounting;

/** How the books of one day take a tax: whoever splits a part says for which posting date. */
export type Bookkeeping = Pick<Company, 'taxRounding' | 'transitionalBooking'> & {
  readonly accounting: TaxAccounting;
};

export const bookkeepingOn = (company: Company, postedOn: CalendarDate): Bookkeeping => ({
  ...company,
  accounting: accountingOn(company, postedOn),
});

/** What an amount is without or with, that a limit is compared to (EXP-002). */
export const basisOf = ({ accounting }: Bookkeeping) => (accounting === 'exclusive' ? '税抜' : '税込');
