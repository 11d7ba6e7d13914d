import * as v from 'valibot';
import { encodings, faultsOfProfile } from '#domain/exports/yayoi-profile.ts';
import { filledLine } from '#contract/shapes/text.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

const name = v.strictObject({ from: filledLine(100), to: filledLine(24) });

/** Which 弥生 reads the files, and how they are written. */
const { show, replace } = settingEndpoints({
  name: 'export-profile',
  row: settings.exportProfile,
  title: '会計ソフト出力の形式',
  shape: v.strictObject({
    product: v.picklist(['desktop', 'next', 'online']),
    encoding: v.picklist(encodings),
    columns: v.picklist([25, 27]),
    unequalSides: v.picklist(['blank', 'sundry']),
    transitional: v.picklist(['share', 'package']),
    names: v.pipe(v.array(name), v.maxLength(500)),
  }),
  inForce: ({ exporting }) => exporting.profile,
  check: (profile) => [
    ...faultsOfProfile(profile),
    ...profile.names.flatMap(({ from }, at) =>
      profile.names.findIndex((one) => one.from === from) < at
        ? [{ path: `names.${at}.from`, message: '同じ名称の行があります' }]
        : [],
    ),
  ],
});
export const showExportProfileEndpoint = show;
export const replaceExportProfileEndpoint = replace;
