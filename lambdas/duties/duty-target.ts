import type { BookId } from '#domain/duties/book-ids.ts';
import type { DutyId } from '#domain/kernel/ids.ts';

type OfDuty = { readonly params: { readonly bookId: BookId; readonly dutyId: DutyId } };

/** As the trail names it. */
export const dutyTarget = ({ params: { bookId, dutyId } }: OfDuty): string => `duty ${bookId} ${dutyId}`;
