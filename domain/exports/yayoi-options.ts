import type { Company } from '#domain/tenants/masters.ts';
import type { Exporting } from './exporting.ts';
import type { YayoiOptions } from './yayoi.ts';
import type { LabelOptions } from './yayoi-labels.ts';

type Bookkeeping = { readonly company: Company; readonly exporting: Exporting };

/** How the company's own 税区分 are spelt. */
export const labelOptionsOf = ({ company, exporting }: Bookkeeping): LabelOptions => ({
  taxAccounting: company.taxAccounting,
  transitional: exporting.profile.transitional,
  labels: exporting.labels,
});

export const yayoiOptionsOf = (
  { company, exporting }: Bookkeeping,
  replacements: YayoiOptions['replacements'] = [],
): YayoiOptions => ({ taxAccounting: company.taxAccounting, ...exporting, replacements });
