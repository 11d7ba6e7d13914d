import { isCalendarDate } from '#domain/kernel/time.ts';
import { capOfStay } from '#domain/travel/lodging-cap.ts';
import { dailyYenOf, type LineDraft, type Regulated } from '#web/claims/line-draft.ts';
import { formatYen } from '#web/ui/format-yen.ts';

/** Under 往復: that the amount is the sum, and what one way comes to. */
export const sayOneWay = ({ isRoundTrip, amount }: LineDraft): string | undefined => {
  if (!isRoundTrip) return undefined;
  return amount === undefined || amount % 2 !== 0
    ? '金額には往復の合計を入力してください'
    : `往復の合計（片道 ${formatYen(amount / 2)}）`;
};

/** 「規程：2,500円/日」, and the product once the days are known. */
export const sayPerDiem = (line: LineDraft, by: Regulated): string => {
  const daily = dailyYenOf(by, line.spentOn === '' ? by.tripStartOn : line.spentOn);
  if (daily === undefined) return '規程に日当がないため、金額を入力してください';
  return line.perDiemDays === undefined
    ? `規程 ${formatYen(daily)}/日（${by.grade}）`
    : `規程 ${formatYen(daily)}/日 × ${line.perDiemDays}日 ＝ ${formatYen(daily * line.perDiemDays)}`;
};

export const lodgingCities = ({ regulation }: Regulated): readonly string[] =>
  regulation.lodgingCaps.places.map(({ name }) => name);

/** 「大阪の上限 12,000円/泊」: the row that binds what was typed, the default one while nothing is. */
export const sayCap = ({ city, spentOn }: LineDraft, by: Regulated): string | undefined => {
  const on = spentOn === '' ? by.tripStartOn : spentOn;
  const cap = isCalendarDate(on)
    ? capOfStay(by.regulation.lodgingCaps, { city, grade: by.grade, on })
    : undefined;
  if (cap === undefined) return undefined;
  const name = cap.placeName === undefined ? '規程の上限' : `${cap.placeName}の上限`;
  return `${name} ${formatYen(cap.nightlyYen)}/泊`;
};
