import type { DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import type { Company } from '#domain/tenants/masters.ts';
import type { Exporting } from './exporting.ts';
import type { YayoiOptions } from './yayoi.ts';
import type { FileLabels } from './label-in-file.ts';

type Spelling = { readonly company: Company; readonly exporting: Exporting };

const accountingIn = ({ taxAccounting, taxAccountingChanges }: Company): DatedAccounting => ({
  taxAccounting,
  ...(taxAccountingChanges === undefined ? {} : { taxAccountingChanges }),
});

/** How the company's own 税区分 are spelt. */
export const labelOptionsOf = ({ company, exporting }: Spelling): FileLabels => ({
  ...accountingIn(company),
  transitional: exporting.profile.transitional,
  labels: exporting.labels,
});

export const yayoiOptionsOf = (
  { company, exporting }: Spelling,
  replacements: YayoiOptions['replacements'] = [],
): YayoiOptions => ({ ...accountingIn(company), ...exporting, replacements });
