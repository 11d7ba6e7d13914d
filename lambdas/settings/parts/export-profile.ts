import { faultsOfProfile } from '#domain/exports/yayoi-profile.ts';
import { replaceExportProfile, showExportProfile } from '#contract/settings/export-profile.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

const part = settingPart(replaceExportProfile, {
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
export const showExportProfileEndpoint = endpoint(showExportProfile, part.show);
export const replaceExportProfileEndpoint = endpoint(replaceExportProfile, part.replace);
