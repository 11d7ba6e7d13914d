import { listSettings } from '#contract/settings/overview.ts';
import { settingPartNames } from '#contract/settings/parts.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingsVersion } from '#rows/settings.ts';
import { rowOfPart } from './part-rows.ts';
import { handOf, shownHand } from './setting-row.ts';

/** 会社設定: its parts with who changed each last. They lie in one partition, and are read with one Query. */
export const listSettingsEndpoint = endpoint(listSettings, async (_request, { table }) => {
  const { items } = await table.query({ ...settingsVersion.partition({}), consistent: true });
  return accept({
    items: settingPartNames.map((part) => {
      const row = rowOfPart(part);
      assert(row !== undefined, `${part} is kept somewhere`);
      const item = items.find(({ SK }) => SK === row.sk);
      return { part, ...shownHand(handOf({ row }, item)) };
    }),
  });
});
