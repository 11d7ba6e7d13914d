import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { holdsOn } from '#domain/masters/coded-rows.ts';
import { sayRoundYen } from '#domain/money/format-yen.ts';
import { yen } from '#domain/money/yen.ts';
import type { LawRules } from './law-rules.ts';

type Rules = Pick<LawRules, 'assetSmallBusiness' | 'smallAmount'>;

const until = (last: CalendarDate | undefined, words: string): string =>
  last === undefined ? '' : `${words}${sayDay(last)}まで`;

/** 租税特別措置法67条の5第1項: of one year. */
const assetsOfYear = yen(3_000_000);

/** 少額減価償却資産の特例, for whoever says when the company uses it. */
export const sayAssetLaw = ({ assetSmallBusiness }: Rules, on: string): string => {
  const law = assetSmallBusiness.find((row) => holdsOn(row, on));
  return law === undefined
    ? '取得価額の小さい資産を費用にできる特例（租税特別措置法67条の5）は、いまの法令にはありません。'
    : `取得価額${sayRoundYen(law.belowYen)}未満の資産を、年${sayRoundYen(assetsOfYear)}まで費用にできる特例（租税特別措置法67条の5${until(law.validTo, '。取得日が')}）を使う期間です。`;
};

/** 平成28年法律第15号附則53条の2: sales of the base period. */
const salesOfSmall = yen(100_000_000);

/** 少額特例, for whoever says of which periods the company may use it. */
export const saySmallAmountLaw = ({ smallAmount }: Rules, on: string): string => {
  const law = smallAmount.find((row) => holdsOn(row, on));
  return law === undefined
    ? '少額特例（平成28年改正法附則53条の2）は、いまの法令にはありません。'
    : `基準期間の課税売上高が${sayRoundYen(salesOfSmall)}以下などの課税期間（平成28年改正法附則53条の2）。税込${sayRoundYen(law.belowYen)}未満の仕入れは、帳簿だけで控除できます${until(law.validTo, '（')}${law.validTo === undefined ? '' : '）'}。`;
};

/** 2割特例 (平成28年法律第15号附則51条の2) ends with the period that this day belongs to. */
const lastOfTwoTenths = calendarDate('2026-09-30');

/** Who may book all of a tax that is deducted in part, as of a day. */
export const sayFullBooking = (on: string): string =>
  on <= lastOfTwoTenths
    ? '簡易課税・2割特例のみ'
    : `簡易課税と、${sayDay(lastOfTwoTenths)}を含む課税期間までの2割特例のみ`;
