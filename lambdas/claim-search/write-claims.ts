import { jstDateOf } from '#domain/calendar/jst.ts';
import { rowsCalled } from '#domain/masters/coded-rows.ts';
import { writeClaims } from '#contract/claim-search.ts';
import { monthsOfPeriod, nextMonth } from '#domain/calendar/months.ts';
import { claimsCsvHeader, claimsCsvRows } from '#domain/claims/claims-csv.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { accept } from '#domain/kernel/result.ts';
import { isCalendarMonth, type CalendarMonth } from '#domain/kernel/time.ts';
import { cursorBehind, MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import { tellFile } from '#lambdas/audit/tell-file.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { limitedName } from '#lambdas/sight/limited-name.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { isWholeAt, standingOf } from './claim-list-head.ts';
import { partOfMonth } from './claims-in-months.ts';
import { searchOf } from './wanted-claims.ts';

/** `2026-05` or `2026-05/…`: the month, and where in it the part begins. */
type Place = { readonly month: CalendarMonth; readonly within: string | undefined };

const placeOf = (cursor: string | undefined, months: readonly CalendarMonth[]): Place => {
  const [month = months[0] ?? '', within] = cursor?.split('/') ?? [];
  if (isCalendarMonth(month) && months.includes(month)) return { month, within };
  throw new MalformedCursor('a cursor points outside of its period');
};

const isWithinMonth = ({ within }: Place): boolean => within !== undefined;

const cursorOf = ({ month, within }: Place): string => (within === undefined ? month : `${month}/${within}`);

/** Of a part: an answer holds 6 MB, and a claim of a hundred suppliers takes 30 kB. */
export const bytesOfPart = 3_000_000;
/** After so many reads a part ends with its month: a small company's year is one. */
const readsOfPart = 13;

type Part = { readonly text: string; readonly next: Place | undefined; readonly isLimited: boolean };
type Writing = {
  readonly last: CalendarMonth;
  readonly matches: (claim: ListedClaim) => boolean;
  readonly isHidden: (claim: ListedClaim) => boolean;
  readonly rowOf: (claim: ListedClaim) => string;
};
type Row = { readonly claim: ListedClaim; readonly text: string };

/** In order of the numbers, which is not that of the table. */
const inOrder = (rows: readonly Row[]): string =>
  rows
    .toSorted((a, b) => (a.claim.number < b.claim.number ? -1 : 1))
    .map(({ text }) => text)
    .join('');

/** As many of the rows, in the order of the table, as there is room for. */
const fitting = (rows: readonly Row[], room: number): readonly Row[] => {
  let bytes = 0;
  const firstBeyond = rows.findIndex(({ text }) => {
    // As it stands in the answer: quotes and line ends are two signs there.
    bytes += Buffer.byteLength(JSON.stringify(text));
    return bytes > room;
  });
  return firstBeyond < 0 ? rows : rows.slice(0, firstBeyond);
};

/**
 * One month after the other. A part ends between two months or behind a hit, where the next one goes on: its cursor names no
 * claim but those that the reader sees.
 */
const partFrom = async (
  table: TenantTable,
  first: Place,
  { last, matches, isHidden, rowOf }: Writing,
): Promise<Part> => {
  let [text, isLimited] = ['', false];
  let behind = first;
  let place: Place | undefined = first;
  for (let reads = 0; place !== undefined && (isWithinMonth(place) || reads < readsOfPart); reads += 1) {
    const { month, within }: Place = place;
    // Each read begins where the one before ended.
    // oxlint-disable-next-line no-await-in-loop
    const { claims, nextCursor } = await partOfMonth(table, month, within);
    isLimited ||= claims.some(isHidden);
    const rows = claims.filter(matches).map((claim) => ({ claim, text: rowOf(claim) }));
    const taken = fitting(rows, bytesOfPart - Buffer.byteLength(JSON.stringify(text)));
    text += inOrder(taken);
    const end = taken.at(-1)?.claim;
    if (end !== undefined) behind = { month, within: cursorBehind(end.claimId) };
    if (taken.length < rows.length) return { text, next: behind, isLimited };
    if (nextCursor !== undefined) place = { month, within: nextCursor };
    else {
      place = month < last ? { month: nextMonth(month), within: undefined } : undefined;
      behind = place ?? behind;
    }
  }
  return { text, next: place, isLimited };
};

/** All hits of a search as a file, part by part; there is no end to how many but that of the period. */
export const writeClaimsEndpoint = endpoint(writeClaims, async (request, { table, audit }) => {
  const { query, actor, at } = request;
  const { cursor, ...wanted } = query;
  const months = monthsOfPeriod(wanted);
  const place = placeOf(cursor, months);
  const [{ maySee, isHidden, fits }, { items }, standing] = await Promise.all([
    searchOf(table, { query: wanted, actor, at }),
    mastersOf(table),
    standingOf(table),
  ]);
  await tellFile({ table, audit }, request, { noun: 'claim', target: 'claims', cursor, conditions: wanted });
  const names = new Map(rowsCalled(items, jstDateOf(at)).map(({ code, name }) => [code, name]));
  const { text, next, isLimited } = await partFrom(table, place, {
    last: months.at(-1) ?? place.month,
    matches: (claim) => maySee(claim) && fits(claim),
    isHidden,
    rowOf: (claim) => claimsCsvRows([claim], (code) => names.get(code) ?? code),
  });
  const isWhole = isWholeAt(standing, at);
  return accept({
    fileName: `申請一覧_${wanted.from}_${wanted.to}${isWhole ? '' : '_以前の申請なし'}${limitedName({ isLimited })}.csv`,
    text: cursor === undefined ? claimsCsvHeader() + text : text,
    isWhole,
    ...limitedIf(isLimited),
    ...(next === undefined ? {} : { nextCursor: cursorOf(next) }),
  });
});
