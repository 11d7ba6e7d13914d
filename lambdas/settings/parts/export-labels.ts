import { unmappableCharacters } from '#domain/exports/cp932.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { replaceExportLabels, showExportLabels } from '#contract/settings/export-labels.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

type Row = { readonly code: string; readonly label: string };

const faultOf = (rows: readonly Row[], at: number, { exporting }: Masters): readonly FieldError[] => {
  const { code = '', label = '' } = rows[at] ?? {};
  if (rows.findIndex((row) => row.code === code) < at)
    return [{ path: `${at}.code`, message: '同じ税区分の行があります' }];
  return exporting.profile.encoding === 'cp932' && unmappableCharacters(label).length > 0
    ? [{ path: `${at}.label`, message: '会計ソフトで使えない文字が含まれています' }]
    : [];
};

const part = settingPart(replaceExportLabels, {
  inForce: ({ exporting }) => exporting.labels,
  check: (rows, masters) => rows.flatMap((_row, at) => faultOf(rows, at, masters)),
});
export const showExportLabelsEndpoint = endpoint(showExportLabels, part.show);
export const replaceExportLabelsEndpoint = endpoint(replaceExportLabels, part.replace);
