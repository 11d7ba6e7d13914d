import * as v from 'valibot';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Right } from '#domain/rights/rights.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import { endpoint, type Endpoint, type EndpointRequest } from '#lambdas/http/endpoint.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { SettingKind } from '#rows/settings.ts';
import { storeSetting, storedSetting, type StoredSetting } from './setting-row.ts';
import { forgetMasters, freshMastersOf, type TenantMasters } from './tenant-masters.ts';

/** One part of what a company may change by itself: its row, its shape, and what it must agree with. */
export type SettingPart<Wire, Value extends Wire = Wire> = {
  /** The last word of its address: `lodging-caps`. */
  readonly name: string;
  readonly row: SettingKind;
  /** For the summaries of the contract: 「宿泊費の上限」. */
  readonly title: string;
  readonly shape: v.GenericSchema<Wire, Value>;
  /** @default settings.read */
  readonly readBy?: Right;
  /** @default settings.keep */
  readonly keptBy?: Right;
  /** What is in force: the company's row, or what we ship where it has none. */
  readonly inForce: (masters: Masters) => DeepReadonly<Wire>;
  /** What does not agree with other masters; paths begin at the value: `caps.0.placeId`. */
  readonly check: (
    value: Value,
    masters: TenantMasters,
  ) => readonly FieldError[] | Promise<readonly FieldError[]>;
};

/** A company that never changed the part sees what we ship, as version 0. */
const expectedVersion = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));

/** Rows are read whole with the masters, and the audit item of a change holds the old and the new one. */
const charactersMax = 60_000;

const faultsOf = async <Wire, Value extends Wire>(
  { check }: SettingPart<Wire, Value>,
  value: Value,
  masters: TenantMasters,
): Promise<readonly FieldError[]> => {
  if (JSON.stringify(value).length > charactersMax)
    return [{ path: 'value', message: '登録できる量を超えています。行や表記を減らしてください' }];
  return (await check(value, masters)).map(({ path, message }) => ({ path: `value.${path}`, message }));
};

type Change<Value> = { readonly value: Value; readonly expectedVersion: number };
type Ask = EndpointRequest<unknown, undefined, undefined>;

const isSentAgain = (stored: StoredSetting, text: string, { actor }: Ask, expected: number): boolean =>
  stored.version === expected + 1 && stored.updatedBy?.id === actor.userId && stored.doc === text;

const replaceOnce = async <Wire, Value extends Wire>(
  part: SettingPart<Wire, Value>,
  { value, expectedVersion: expected }: Change<Value>,
  { request, context }: { readonly request: Ask; readonly context: TenantContext },
): Promise<Result<number, RefusalOf<'input-malformed' | 'setting-changed-meanwhile'>> | 'again'> => {
  const [masters, stored] = await Promise.all([
    freshMastersOf(context.table),
    storedSetting(context.table, part),
  ]);
  const text = JSON.stringify(value);
  if (isSentAgain(stored, text, request, expected)) return accept(stored.version);
  if (stored.version !== expected)
    return refuse({ kind: 'setting-changed-meanwhile', version: stored.version });
  const fields = await faultsOf(part, value, masters);
  if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
  const outcome = await storeSetting(
    part,
    { stored, value, masters, before: part.inForce(masters) },
    {
      request,
      context,
    },
  );
  forgetMasters(context.table);
  return outcome === 'stored' ? accept(expected + 1) : 'again';
};

const viewOf = <Wire, Value extends Wire>(part: SettingPart<Wire, Value>) =>
  v.object({
    value: part.shape,
    version: v.number(),
    /** True while the company has no row of its own. */
    isShipped: v.boolean(),
    updatedAt: v.exactOptional(v.string()),
    updatedBy: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  });

const show = async <Wire, Value extends Wire>(part: SettingPart<Wire, Value>, { table }: TenantContext) => {
  const [masters, stored] = await Promise.all([freshMastersOf(table), storedSetting(table, part)]);
  const { version, updatedAt, updatedBy } = stored;
  return accept({
    value: part.inForce(masters),
    version,
    isShipped: version === 0,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(updatedBy === undefined ? {} : { updatedBy }),
  });
};

/** GET and PUT of `/api/settings/{part}`. Who keeps the settings writes; two at once: the later one is told. */
export const settingEndpoints = <Wire, Value extends Wire>(
  part: SettingPart<Wire, Value>,
): { readonly show: Endpoint; readonly replace: Endpoint } => ({
  show: endpoint({
    summary: `会社設定「${part.title}」を取得する`,
    refusals: {},
    answer: viewOf(part),
    may: part.readBy ?? 'settings.read',
    run: async (_request, context) => show(part, context),
  }),
  replace: endpoint({
    summary: `会社設定「${part.title}」を変更する`,
    refusals: { 'input-malformed': true, 'setting-changed-meanwhile': true, 'temporarily-unavailable': true },
    may: part.keptBy ?? 'settings.keep',
    body: v.strictObject({ value: part.shape, expectedVersion }),
    answer: viewOf(part),
    run: async (request, context) => {
      const { pauseAfter } = context.table.patience;
      for (let attempts = 0; ; attempts += 1) {
        // Each attempt rests on what the one before it learned.
        // oxlint-disable-next-line no-await-in-loop
        const replaced = await replaceOnce(part, request.body, { request, context });
        if (replaced !== 'again') return replaced.ok ? show(part, context) : replaced;
        // oxlint-disable-next-line no-await-in-loop
        if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
      }
    },
  }),
});
