import type { ClaimLine } from '#domain/claims/line.ts';
import type { FindingKind } from '#domain/verdicts/finding.ts';
import type { LineVerdict } from '#domain/verdicts/verdict.ts';

/** What the books must say where they alone prove the deduction (SPC-001); 少額特例 needs no note. */
const booksOnlyNotes: Partial<Record<FindingKind, string>> = {
  'public-transport-exempt': '公共交通機関特例',
  'trip-exempt': '出張旅費等特例',
  'vending-exempt': '自動販売機',
  'postal-exempt': '郵便切手',
};

const noteOf = ({ evidence, parts }: LineVerdict, taxCode: string): string | undefined => {
  const part = parts.find((one) => one.taxCode === taxCode);
  // 区分記載 books name the measure they use (TRN-003).
  if (part?.deduction === 'transitional') return `${part.sharePercent}%控除対象`;
  return part?.deduction === 'books-only' ? booksOnlyNotes[evidence.because.kind] : undefined;
};

const textOf = ({ memo, journey, supplier }: ClaimLine): string => {
  const route =
    journey === undefined ? '' : `${journey.from}→${journey.to}${journey.isRoundTrip ? ' 往復' : ''}`;
  return [memo, route, supplier.name]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
};

export type MemoSource = { readonly line: ClaimLine; readonly verdict: LineVerdict };

/** 摘要 of lines booked together: every legal note first, then the first line's words and how many follow. */
export const memoOf = (sources: readonly MemoSource[], taxCode: string): string => {
  const notes = new Set(sources.flatMap(({ verdict }) => noteOf(verdict, taxCode) ?? []));
  const [first] = sources.map(({ line }) => textOf(line));
  const others = sources.length > 1 ? `他${sources.length - 1}件` : '';
  return [[...notes].join('・'), first ?? '', others].filter((text) => text !== '').join(' ');
};
