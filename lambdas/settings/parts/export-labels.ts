import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { accountingOn } from '#domain/tenants/bookkeeping.ts';
import { unmappableCharacters } from '#domain/exports/cp932.ts';
import { packageOf } from '#domain/exports/accounting-packages.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { replaceExportLabels, showExportLabels } from '#contract/settings/export-labels.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

type Asked = { readonly at: Instant };
type Row = Exporting['labels'][number];

const faultOf = (rows: readonly Row[], at: number, { exporting }: Masters): readonly FieldError[] => {
  const typed = rows[at] ?? { code: '', label: '' };
  const { code, label, taxAccounting } = typed;
  const isSame = (row: Row): boolean =>
    row.code === code && row.taxAccounting === taxAccounting && packageOf(row) === packageOf(typed);
  if (rows.findIndex(isSame) < at)
    return [{ path: `${at}.code`, message: '同じ税区分と経理方法の行があります' }];
  return exporting.profile.encoding === 'cp932' && unmappableCharacters(label).length > 0
    ? [{ path: `${at}.label`, message: '会計ソフトで使えない文字が含まれています' }]
    : [];
};

/** What is typed without its 経理方法 is for the company's of today: after a change of it, it is asked anew. */
const forNow = (rows: readonly Row[], { company }: Masters, { at }: Asked): readonly Row[] => {
  const taxAccounting = accountingOn(company, jstDateOf(at));
  return rows.map((row) => ({ taxAccounting, ...row }));
};

const part = settingPart(replaceExportLabels, {
  inForce: ({ exporting }) => exporting.labels,
  kept: (rows, { masters, at }) => forNow(rows, masters, { at }),
  check: (typed, masters, request) => {
    const rows = forNow(typed, masters, request);
    return rows.flatMap((_row, at) => faultOf(rows, at, masters));
  },
});
export const showExportLabelsEndpoint = endpoint(showExportLabels, part.show);
export const replaceExportLabelsEndpoint = endpoint(replaceExportLabels, part.replace);
