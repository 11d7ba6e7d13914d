import * as v from 'valibot';
import { get, type Contract } from '../endpoint.ts';
import { pageOf, pageParts } from '../shapes/page.ts';
import { handOfSetting } from '../shapes/setting.ts';
import { shown } from '../shapes/shown.ts';
import { settingPartNames, settingParts, type SettingPartName } from './parts.ts';

const ofSettings = { function: 'tenant-admin', may: 'settings.read' } as const;

export const listSettings = get('/api/settings', {
  ...ofSettings,
  summary: '会社設定の各部分を、最後に変更した人と日時とともに一覧する',
  answer: v.object({ items: v.array(v.object({ part: v.string(), ...handOfSetting })) }),
});

/** What a part says, as its PUT takes it. */
const valueOf = (part: SettingPartName): v.GenericSchema => {
  const operations: readonly Contract[] = Object.values(settingParts[part]);
  const { entries } = Object(operations.find(({ method }) => method === 'PUT')?.body);
  return entries.value;
};

type ShownChange = {
  readonly part: string;
  /** Of the part, which the change made. */
  readonly version: number;
  readonly at: string;
  readonly byName: string;
  /** What held before and from then on, each in the form of the part. */
  readonly from: object;
  readonly to: object;
};

/** One alternative for each part. */
const change = /* @__NO_SIDE_EFFECTS__ */ (): v.GenericSchema<ShownChange> =>
  v.variant(
    'part',
    settingPartNames.map((part) => {
      const value = shown(valueOf(part));
      return v.object({
        part: v.literal(part),
        version: v.number(),
        at: v.string(),
        byName: v.string(),
        from: value,
        to: value,
      });
    }),
  );

export const listSettingChanges = get('/api/setting-changes', {
  ...ofSettings,
  summary: '会社設定の変更の履歴を、変更前と変更後の内容とともに一覧する',
  query: v.strictObject({
    /** @default all of them */
    part: v.exactOptional(v.picklist(settingPartNames)),
    ...pageParts,
  }),
  answer: pageOf(/* @__PURE__ */ change()),
});
