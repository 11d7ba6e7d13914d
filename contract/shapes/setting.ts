import * as v from 'valibot';
import type { Right } from '#domain/rights/rights.ts';
import { settingChangedMeanwhile } from '../refusals/settings.ts';
import { pageOf, pageQuery } from './page.ts';
import { shown } from './shown.ts';

/** A company that never changed the part sees what we ship, as version 0. */
const expectedVersion = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));

/** How often a part was changed, and who did so last. */
export const handOfSetting = {
  version: v.number(),
  /** True while the company has no row of its own. */
  isShipped: v.boolean(),
  updatedAt: v.exactOptional(v.string()),
  updatedBy: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
};

const viewOf = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema>(value: Shape) =>
  v.object({ value: shown(value), ...handOfSetting });

/** What `GET /api/settings/{part}` says. `title` is for the summary: 「宿泊費の上限」. */
export const showing = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema>(
  title: string,
  shape: Shape,
  may: Right = 'settings.read',
) => ({
  function: 'tenant-admin' as const,
  may,
  summary: `会社設定「${title}」を取得する`,
  answer: viewOf(shape),
});

/** What `PUT /api/settings/{part}` says: whoever changes a part names the version that he saw. */
export const replacing = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema>(
  title: string,
  shape: Shape,
  may: Right = 'settings.keep',
) => ({
  function: 'tenant-admin' as const,
  may,
  summary: `会社設定「${title}」を変更する`,
  body: v.strictObject({ value: shape, expectedVersion }),
  answer: viewOf(shape),
  refusals: [settingChangedMeanwhile],
});

/** What `GET /api/settings/{part}/changes` says: who made what of it, newest first. */
const changesOf = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema>(
  title: string,
  shape: Shape,
  may: Right = 'settings.read',
) => ({
  function: 'tenant-admin' as const,
  may,
  summary: `会社設定「${title}」の変更の履歴を取得する`,
  query: pageQuery,
  answer: pageOf(
    v.object({
      version: v.number(),
      at: v.string(),
      byName: v.string(),
      from: shown(shape),
      to: shown(shape),
    }),
  ),
});

type RightsOf = { readonly read: Right; readonly keep: Right };

/** What the three endpoints say of a part that stands on a screen of its own, with its own rights and history. */
export const apartFromSettings = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema>(
  title: string,
  shape: Shape,
  { read, keep }: RightsOf,
) => ({
  show: showing(title, shape, read),
  replace: replacing(title, shape, keep),
  changes: changesOf(title, shape, read),
});
