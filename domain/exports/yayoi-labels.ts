import type { Company } from '#domain/tenants/masters.ts';
import type { TaxCode } from '#domain/verdicts/verdict.ts';

/** 税区分 as the company's own 弥生会計 spells it, per our tax code. */
export type TaxLabels = Readonly<Record<TaxCode, string>>;

const stems = { P10: '10%', P08: '軽減8%', P08O: '8%' } as const;
const shares = [80, 70, 50, 30] as const;

/**
 * 経過措置 rows leave the share to the package, so they are 込 in both methods. The spellings of 区分70%, 50%,
 * 30%, 旧8% and 控不 are unverified: tenants overwrite them from a file that their package wrote (TAX-004).
 */
const transitionalLabels: TaxLabels = Object.fromEntries(
  Object.entries(stems).flatMap(([code, rate]) => [
    ...shares.map((share) => [`${code}T${share}`, `課対仕入込${rate}区分${share}%`] as const),
    [`${code}N`, `課対仕入込${rate}控不`] as const,
  ]),
);

const untaxedLabels: TaxLabels = { NT: '非課仕入', OT: '対象外' };

/** 税抜経理 enters with 内税, 税込経理 with 込 (ACC-011). */
export const defaultTaxLabels = (taxAccounting: Company['taxAccounting']): TaxLabels => {
  const side = taxAccounting === 'exclusive' ? '内' : '込';
  return {
    P10Q: `課対仕入${side}${stems.P10}適格`,
    P08Q: `課対仕入${side}${stems.P08}適格`,
    P08O: `課対仕入${side}${stems.P08O}適格`,
    ...transitionalLabels,
    ...untaxedLabels,
  };
};

/** Whether the row carries its tax: under 税抜経理, where all of it is deductible. */
export const carriesTax = (taxCode: TaxCode, taxAccounting: Company['taxAccounting']): boolean =>
  taxAccounting === 'exclusive' && ['P10Q', 'P08Q', 'P08O'].includes(taxCode);
