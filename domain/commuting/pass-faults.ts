import { daysBetween } from '#domain/calendar/calendar-date.ts';
import type { PassContent } from './commuter-pass.ts';

type Fault = { readonly path: string; readonly message: string };

/** A month has at most so many days; where a pass is sold by the month, its last one is not counted twice. */
const daysAMonth = 31;

/** What does not agree within a pass; paths begin at the content. */
export const passFaults = ({ validFrom, validTo, months, sections }: PassContent): readonly Fault[] => {
  const isTooLong = daysBetween(validFrom, validTo) >= months * daysAMonth;
  return [
    ...(validTo < validFrom
      ? [{ path: 'validTo', message: '有効期間の開始日以後の日付を入力してください' }]
      : isTooLong
        ? [{ path: 'validTo', message: `${months}か月の定期券の期間を超えています` }]
        : []),
    ...sections.flatMap(({ stations }, at) =>
      new Set(stations).size === stations.length
        ? []
        : [{ path: `sections.${at}.stations`, message: '同じ駅・停留所が2回あります' }],
    ),
  ];
};
