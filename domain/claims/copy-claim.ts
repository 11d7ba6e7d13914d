import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Claim } from './claim.ts';
import type { WrittenContent } from './create-claim.ts';

/**
 * What was true of that day, that receipt or that purchase only: dates, files, the tax printed on an invoice, reasons
 * and the applicant's words about other lines.
 */
const copiedLine = ({
  spentOn: _day,
  evidenceIds: _files,
  overCapReason: _overCap,
  rateReason: _rate,
  besideTripReason: _beside,
  duplicateReason: _duplicate,
  isSameTransaction: _same,
  parts,
  ...line
}: DraftLine): DraftLine => ({
  ...line,
  ...(parts === undefined ? {} : { parts: parts.map(({ statedTax: _printed, ...part }) => part) }),
});

/** コピーして作成: the content of an older claim for a new draft. Money that flowed back did so once, and is left out. */
export const copiedContent = (
  { title, departmentId, trip, labels = [] }: Pick<Claim, 'title' | 'departmentId' | 'trip' | 'labels'>,
  lines: readonly DraftLine[],
): WrittenContent => ({
  title,
  departmentId,
  ...(trip?.destination === undefined ? {} : { trip: { destination: trip.destination } }),
  ...(labels.length === 0 ? {} : { labels: labels.map(({ code }) => code) }),
  lines: lines.filter(({ refund }) => refund === undefined).map(copiedLine),
});
