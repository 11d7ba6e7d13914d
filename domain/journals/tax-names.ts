import type { CalendarDate } from '#domain/kernel/time.ts';
import type { TaxCode } from '#domain/verdicts/verdict.ts';

/** 適格請求書等保存方式 (平成28年法律第15号, 消費税法30条7項): before it no purchase was 適格 or 区分. */
const qualifiedInvoicesFrom = '2023-10-01';

const stems = ['P10', 'P08O', 'P08', 'P01'] as const;
type Stem = (typeof stems)[number];

/** What a tax code says apart: its rate, and how it may be deducted. */
export type TaxName =
  | { readonly kind: 'exempt' }
  | { readonly kind: 'out-of-scope' }
  | {
      readonly kind: 'taxed';
      readonly stem: Stem;
      /** `qualified`, a share in percent, `none`, or `plain` before 2023-10-01. */
      readonly deduction: 'plain' | 'qualified' | 'none' | number;
    };

const deductionOf = (rest: string, on: CalendarDate): 'plain' | 'qualified' | 'none' | number | undefined => {
  if (/^T\d+$/.test(rest)) return Number(rest.slice(1));
  if (rest === 'N') return 'none';
  // `P08O` stands for the old rate with full deduction, whatever proves it.
  if (rest === 'Q' || rest === '') return on < qualifiedInvoicesFrom ? 'plain' : 'qualified';
  return undefined;
};

/** Reads a tax code of TAX-004 by the law of the purchase's day; undefined for codes that we never gave out. */
export const taxNameOf = (code: TaxCode, on: CalendarDate): TaxName | undefined => {
  if (code === 'NT') return { kind: 'exempt' };
  if (code === 'OT') return { kind: 'out-of-scope' };
  const stem = stems.find((one) => code.startsWith(one));
  const deduction = stem && deductionOf(code.slice(stem.length), on);
  return stem === undefined || deduction === undefined ? undefined : { kind: 'taxed', stem, deduction };
};

/** The rate as every package spells it. */
export const rateWords = { P10: '10%', P08: '軽減8%', P08O: '8%', P01: '軽減1%' } as const satisfies Record<
  Stem,
  string
>;
const ownRateWords = { ...rateWords, P08O: '旧8%' } as const;

/** Our tax codes in words, with the law of the purchase's day: rate, and which share may be deducted (TAX-004). */
export const sayTaxCode = (code: TaxCode, on: CalendarDate): string => {
  const name = taxNameOf(code, on);
  if (name === undefined) return code;
  if (name.kind === 'exempt') return '非課税';
  if (name.kind === 'out-of-scope') return '対象外';
  const rate = `課税仕入${ownRateWords[name.stem]}`;
  if (name.deduction === 'plain') return rate;
  if (name.deduction === 'qualified') return `${rate} 適格`;
  return name.deduction === 'none' ? `${rate} 控除不可` : `${rate} 区分${name.deduction}%`;
};
