import type { YayoiOptions } from '#domain/exports/yayoi.ts';
import type { LabelOptions } from '#domain/exports/yayoi-labels.ts';
import type { Masters } from '#domain/settings/masters.ts';

type Company = Pick<Masters, 'company' | 'exporting'>;

/** How the company's own 税区分 are spelt. */
export const labelOptionsOf = ({ company, exporting }: Company): LabelOptions => ({
  taxAccounting: company.taxAccounting,
  transitional: exporting.profile.transitional,
  labels: exporting.labels,
});

export const yayoiOptionsOf = (
  { company, exporting }: Company,
  replacements: YayoiOptions['replacements'] = [],
): YayoiOptions => ({ taxAccounting: company.taxAccounting, ...exporting, replacements });
