import * as v from 'valibot';
import { accountingPackages } from '#domain/exports/accounting-packages.ts';
import { allLabels } from '#domain/exports/yayoi-labels.ts';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import { taxAccountings } from '#domain/tenants/masters.ts';
import { filledLine } from '../shapes/text.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

const codes = allLabels({ taxAccounting: 'exclusive', ...shippedProfile, labels: [] }).map(
  ({ code }) => code,
);

/** 税区分 as the company's package spells it, where that is not what we ship (ACC-005). */
const exportLabels = v.pipe(
  v.array(
    v.strictObject({
      code: v.picklist(codes, '税区分の行を一覧から選んでください'),
      label: filledLine(40),
      /** 会計ソフト that spells it so. @default the first that there was: 弥生 */
      package: v.exactOptional(v.picklist(accountingPackages)),
      /** 経理方法 of the entries for which it is. @default that of the company when it is saved */
      taxAccounting: v.exactOptional(v.picklist(taxAccountings)),
    }),
  ),
  v.maxLength(50),
);

export const showExportLabels = get('/api/settings/export-labels', showing('税区分の名称', exportLabels));
export const replaceExportLabels = put(
  '/api/settings/export-labels',
  replacing('税区分の名称', exportLabels, 'exports.keep'),
);
