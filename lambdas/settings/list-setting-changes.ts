import { listSettingChanges } from '#contract/settings/overview.ts';
import { settingPartNames } from '#contract/settings/parts.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingChanges } from './setting-change-store.ts';

/** Each part is an object or a list; which, its shape in the contract says. */
const partOf = (value: unknown): object => Object(value);

/** 会社設定の変更の履歴: who made what of which part, newest first. ロールと権限 has a history, and a right, of its own. */
export const listSettingChangesEndpoint = endpoint(
  listSettingChanges,
  async ({ query: { part, ...page } }, { table }) => {
    const parts = part === undefined ? settingPartNames : [part];
    const { items, nextCursor } = await settingChanges(table, { ...page, parts });
    return accept({
      items: items.map(({ doc: { from, to }, part: changed, version, at, byName }) => ({
        part: changed,
        version,
        at,
        byName,
        from: partOf(from),
        to: partOf(to),
      })),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    });
  },
);
