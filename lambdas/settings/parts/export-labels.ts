import * as v from 'valibot';
import { unmappableCharacters } from '#domain/exports/cp932.ts';
import { allLabels } from '#domain/exports/yayoi-labels.ts';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { filledLine } from '#contract/shapes/text.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

const codes = allLabels({ taxAccounting: 'exclusive', ...shippedProfile, labels: [] }).map(
  ({ code }) => code,
);

type Row = { readonly code: string; readonly label: string };

const faultOf = (rows: readonly Row[], at: number, { exporting }: Masters): readonly FieldError[] => {
  const { code = '', label = '' } = rows[at] ?? {};
  if (rows.findIndex((row) => row.code === code) < at)
    return [{ path: `${at}.code`, message: '同じ税区分の行があります' }];
  return exporting.profile.encoding === 'cp932' && unmappableCharacters(label).length > 0
    ? [{ path: `${at}.label`, message: '会計ソフトで使えない文字が含まれています' }]
    : [];
};

/** 税区分 as the company's package spells it, where that is not what we ship (ACC-005). */
const { show, replace } = settingEndpoints({
  name: 'export-labels',
  row: settings.exportLabels,
  title: '税区分の名称',
  shape: v.pipe(
    v.array(
      v.strictObject({
        code: v.picklist(codes, '税区分の行を一覧から選んでください'),
        label: filledLine(40),
      }),
    ),
    v.maxLength(50),
  ),
  inForce: ({ exporting }) => exporting.labels,
  check: (rows, masters) => rows.flatMap((_row, at) => faultOf(rows, at, masters)),
});
export const showExportLabelsEndpoint = show;
export const replaceExportLabelsEndpoint = replace;
