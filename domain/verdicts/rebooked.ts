import { subtractYen } from '#domain/money/yen.ts';
import { type Bookkeeping, type DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import type { TaxAccounting } from '#domain/tenants/masters.ts';
import { bookedTax } from './judge-part.ts';
import type { LineVerdict } from './verdict.ts';

type Pinned = Pick<LineVerdict, 'parts' | 'taxAccounting'>;

/** 経理方法 by which a verdict was split: where it does not say so itself, a tax of it does, or the company's of before any change. */
const splitBy = ({ parts, taxAccounting }: Pinned, company: DatedAccounting): TaxAccounting =>
  taxAccounting ??
  (parts.some(({ deductibleTax }) => deductibleTax !== 0) ? 'exclusive' : company.taxAccounting);

/**
 * What was judged for one posting date, in the books of another one: under another 経理方法 each tax is split anew, by
 * the rate and the share that were pinned. Under the same one not a yen moves, whatever was set of roundings since.
 */
export const rebooked = <Judged extends Pinned>(
  judged: Judged,
  company: DatedAccounting,
  books: Bookkeeping,
): Judged =>
  splitBy(judged, company) === books.accounting
    ? judged
    : {
        ...judged,
        taxAccounting: books.accounting,
        parts: judged.parts.map((part) => {
          const deductibleTax = bookedTax(part, books);
          return { ...part, deductibleTax, cost: subtractYen(part.gross, deductibleTax) };
        }),
      };
