import { packageOf, type AccountingPackage } from './accounting-packages.ts';
import { rateWords, taxNameOf } from '#domain/journals/tax-names.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Company } from '#domain/tenants/masters.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { TaxCode } from '#domain/verdicts/verdict.ts';
import type { YayoiProfile } from './yayoi-profile.ts';

/**
 * A row of the label table: our tax code with `O` for the old 8 %, and `Q`, `T80` … `T30` or `N` behind it; nothing
 * behind it for purchases before 2023-10-01.
 */
export type LabelCode = string;

/** 税区分 as the company's own 弥生 spells it, where it is not what we ship (ACC-005). */
export type TaxLabels = Exporting['labels'];

/** Whoever wrote the label before us: a page of the maker, or a file that its package wrote. */
const readLabels: ReadonlyMap<string, string> = new Map([
  ['対象外', '弥生会計AEが出力したファイル'],
  ['非課仕入', '弥生会計AEが出力したファイル'],
  ['課対仕入込10%適格', '弥生会計AEが出力したファイル'],
  ['課対仕入込軽減8%適格', '弥生会計AEが出力したファイル'],
  ['課対仕入内10%適格', '弥生サポート 18111'],
  ['課対仕入内軽減8%適格', '弥生サポート 18111'],
  ['課対仕入込10%区分80%', 'freee お知らせ 6758'],
]);

type Kind = Pick<YayoiProfile, 'transitional'> & Pick<Company, 'taxAccounting'>;

/** 税計算区分: 税抜経理 enters gross amounts with their tax, 税込経理 without (ACC-011). */
export const carriesTax = (
  code: TaxCode,
  on: CalendarDate,
  { taxAccounting, transitional }: Kind,
): boolean => {
  const name = taxNameOf(code, on);
  if (taxAccounting === 'inclusive' || name?.kind !== 'taxed') return false;
  return transitional === 'share' || name.deduction === 'plain' || name.deduction === 'qualified';
};

/** The row of the label table for a purchase of that day. */
export const labelCodeOf = (code: TaxCode, on: CalendarDate): LabelCode => {
  const name = taxNameOf(code, on);
  if (name?.kind !== 'taxed') return code;
  const { stem, deduction } = name;
  if (deduction === 'plain') return stem;
  if (deduction === 'qualified') return `${stem}Q`;
  return deduction === 'none' ? `${stem}N` : `${stem}T${deduction}`;
};

const suffixOf = (deduction: 'plain' | 'qualified' | 'none' | number): string => {
  if (deduction === 'plain') return '';
  if (deduction === 'qualified') return '適格';
  return deduction === 'none' ? '控不' : `区分${deduction}%`;
};

/** 税区分 as we ship it: class, 税計算区分, rate, and 適格 or 区分 with its share (ACC-011). */
const shippedLabel = (code: TaxCode, on: CalendarDate, kind: Kind): string => {
  const name = taxNameOf(code, on);
  // A code that we never gave out: the company must name it.
  if (name === undefined) return code;
  if (name.kind === 'exempt') return '非課仕入';
  if (name.kind === 'out-of-scope') return '対象外';
  const side = carriesTax(code, on, kind) ? '内' : '込';
  return `課対仕入${side}${rateWords[name.stem]}${suffixOf(name.deduction)}`;
};

/** 会計ソフト whose labels these are. */
const ofThese: AccountingPackage = 'yayoi';

export type Label = {
  readonly code: LabelCode;
  readonly label: string;
  /** False for what we derived from other labels, and for the company's own words. */
  readonly isVerified: boolean;
  /** Where the label was read. */
  readonly source?: string;
};

/** How labels are spelt for entries of one 経理方法. */
export type LabelOptions = Kind & { readonly labels: TaxLabels };

/** The company's own, for entries of this 経理方法; what it typed for this very one stands before what it typed for either. */
const ownLabel = (code: LabelCode, { labels, taxAccounting }: LabelOptions): string | undefined => {
  const own = labels.filter((row) => row.code === code && packageOf(row) === ofThese);
  return (
    own.find((row) => row.taxAccounting === taxAccounting) ??
    own.find((row) => row.taxAccounting === undefined)
  )?.label;
};

/** The label that the file will carry for a purchase of that day, and how sure it is. */
export const labelOf = (taxCode: TaxCode, on: CalendarDate, options: LabelOptions): Label => {
  const code = labelCodeOf(taxCode, on);
  const label = ownLabel(code, options) ?? shippedLabel(taxCode, on, options);
  const source = readLabels.get(label);
  return { code, label, isVerified: source !== undefined, ...(source === undefined ? {} : { source }) };
};

const today = calendarDate('2023-10-01');
const before = calendarDate('2023-09-30');
const stems = ['P10', 'P08', 'P08O'] as const;
/** The food rate of TAX-002, in the days for which it is planned. No package has named it yet. */
const foodCodes = ['P01Q', 'P01T70', 'P01T50'] as const;

/** Every row of the table, for screens on which a company corrects it. */
export const allLabels = (options: LabelOptions): readonly Label[] => [
  ...stems.flatMap((stem) => [
    labelOf(stem === 'P08O' ? stem : `${stem}Q`, today, options),
    ...[80, 70, 50, 30].map((share) => labelOf(`${stem}T${share}`, today, options)),
    labelOf(`${stem}N`, today, options),
    labelOf(stem === 'P08O' ? stem : `${stem}Q`, before, options),
  ]),
  ...foodCodes.map((code) => labelOf(code, today, options)),
  labelOf('NT', today, options),
  labelOf('OT', today, options),
];
