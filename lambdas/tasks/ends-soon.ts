import type { CalendarDate, Period } from '#domain/kernel/time.ts';
import type { Masters } from '#domain/settings/masters.ts';
import { comingEnds, type ComingEnd } from '#domain/tasks/coming-ends.ts';

type Kept = { readonly place: string; readonly rows: readonly (Period & { key: string; name: string })[] };

/** What the company keeps with days beside its masters, by the part of the settings in which it stands. */
const keptIn = ({ routes, regulation, company, assetRules }: Masters): readonly Kept[] => [
  { place: 'routes', rows: routes.map((row) => ({ ...row, key: row.itemCodes.join() })) },
  {
    place: 'per-diems',
    rows: regulation.perDiems.map((row) => ({ ...row, key: row.grade, name: row.grade })),
  },
  {
    place: 'lodging-caps',
    rows: regulation.lodgingCaps.caps.map((row) => ({
      ...row,
      key: JSON.stringify([row.placeId, row.grade]),
      name:
        [regulation.lodgingCaps.places.find(({ id }) => id === row.placeId)?.name, row.grade]
          .filter((word) => word !== undefined)
          .join('・') || 'その他の地域',
    })),
  },
  {
    place: 'company',
    rows: company.smallAmountPeriods.map((row) => ({ ...row, key: '', name: '少額特例の対象期間' })),
  },
  {
    place: 'asset-rules',
    rows: assetRules.smallBusinessPeriods.map((row) => ({ ...row, key: '', name: '特例を使う期間' })),
  },
];

export const endWords = ({ name, on }: ComingEnd): string => {
  const [, month, day] = on.split('-').map(Number);
  return `${name}（${month}月${day}日まで）`;
};

/** What of the settings ends within the next days with nothing that goes on after it, by where it is kept. */
export const endsSoon = (masters: Masters, today: CalendarDate) =>
  keptIn(masters).map(({ place, rows }) => ({
    place,
    words: comingEnds(rows, today).map(endWords),
  }));
