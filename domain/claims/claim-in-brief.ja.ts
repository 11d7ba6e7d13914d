import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';

/** Between which places, or whom the money went to. */
const whereOf = ({ supplier, journey, lodging, participants }: DraftLine): string => {
  if (journey !== undefined && `${journey.from}${journey.to}` !== '')
    return `${journey.from}${journey.isRoundTrip ? '⇄' : '→'}${journey.to}`;
  if (supplier !== undefined && supplier.name !== '') return supplier.name;
  return participants?.shop ?? lodging?.city ?? '';
};

const cut = (text: string, most: number): string => {
  const signs = Array.from(text);
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
};

const longestPlace = 14;
const longestAccount = 12;
const mostPlaces = 2;
const mostGroups = 3;

type Group = { readonly account: string; readonly count: number; readonly places: readonly string[] };

const sayGroup = ({ account, count, places }: Group): string => {
  const shown = places.slice(0, mostPlaces).map((place) => cut(place, longestPlace));
  const more = places.length > mostPlaces ? ' ほか' : '';
  const where = shown.length === 0 ? '' : `（${shown.join('、')}${more}）`;
  return `${cut(account, longestAccount)}${count > 1 ? `${count}件` : ''}${where}`;
};

/** 内容: what is in a claim in at most 170 characters, by account, as judged: 旅費交通費3件（新宿⇄横浜、JR東日本 ほか）. */
export const claimInBrief = (lines: readonly DraftLine[], verdict: Pick<ClaimVerdict, 'lines'>): string => {
  const accounts = new Map(verdict.lines.map(({ lineId, account }) => [lineId, account.name]));
  const groups = [...Map.groupBy(lines, ({ id }) => accounts.get(id) ?? '').entries()].map(
    ([account, those]): Group => ({
      account,
      count: those.length,
      places: [...new Set(those.map(whereOf).filter((place) => place !== ''))],
    }),
  );
  const more = groups.length - mostGroups;
  return groups
    .slice(0, mostGroups)
    .map(sayGroup)
    .concat(more > 0 ? [`ほか${more}科目`] : [])
    .join('・');
};
