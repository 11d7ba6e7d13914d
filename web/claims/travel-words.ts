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

export const lodgingCities = ({ regulation, grade }: Regulated): readonly string[] => [
  ...new Set(regulation.lodgingCaps.filter((row) => row.grade === grade).map((row) => row.city)),
];

/** 「上限 12,000円/泊」 where the regulation has one for the place. */
export const sayCap = (line: LineDraft, { regulation, grade }: Regulated): string => {
  const cap = regulation.lodgingCaps.find(
    (row) =>
      row.city === line.city &&
      row.grade === grade &&
      row.validFrom <= line.spentOn &&
      (row.validTo === undefined || line.spentOn <= row.validTo),
  );
  return cap === undefined ? '市や区まで' : `規程の上限 ${formatYen(cap.nightlyYen)}/泊`;
};
