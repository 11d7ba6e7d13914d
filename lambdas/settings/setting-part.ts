import type * as v from 'valibot';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { ChangedPart } from '#rows/settings.ts';
import { rowOfPart } from './part-rows.ts';
import { settingChanges, settingChangeWrite } from './setting-change-store.ts';
import { auditDetailOf, isLong } from './told-change.ts';
import { inRow, shownHand, storeSetting, type SettingPlace, type StoredSetting } from './setting-row.ts';
import { namedBy, notAlone, whyNotAlone, writesOf, type Guarded, type SecondHand } from './second-hand.ts';
import { forgetMasters, freshMastersOf, type TenantMasters } from './tenant-masters.ts';

/** What `PUT /api/settings/{part}` says of the value. */
type Replacing<Shape extends v.GenericSchema> = {
  /** Its last word names the part. */
  readonly path: string;
  readonly body: { readonly entries: { readonly value: Shape } };
};

type Beside = { readonly masters: TenantMasters; readonly request: Ask; readonly table: TenantTable };
/** What was there when a request came, and its moment. */
type Before = { readonly at: Instant; readonly stored: StoredSetting; readonly context: TenantContext };

/** One part of what a company may change by itself: its row, and what it must agree with. */
export type SettingPart<Wire, Value> = {
  /** Of what stands apart from the other settings. @default the row of the part's name */
  readonly place?: SettingPlace;
  /** What is in force: the company's own, or what we ship where it has none. */
  readonly inForce: (
    masters: TenantMasters,
    before: Before,
  ) => DeepReadonly<Wire> | Promise<DeepReadonly<Wire>>;
  /** The whole row, where it holds more than the part. @default the value */
  readonly kept?: (value: Value, before: Before & { readonly masters: Masters }) => unknown;
  /** What its sender said, of the text of a whole row: the same request again is the same change. @default all of it */
  readonly said?: (kept: string) => string;
  /** Why it is more than can be kept. @default above 60,000 characters */
  readonly whyTooMuch?: (value: Value, kept: unknown) => string | undefined;
  /** What is told of a long change. @default all that was and is */
  readonly toldInShort?: (change: { readonly from: DeepReadonly<Wire>; readonly to: Value }) => ChangedPart;
  /** Other rows that change with it, in its transaction. @default none */
  readonly beside?: (value: Value, situation: Beside) => Promise<readonly Write[]>;
  /** What of it needs a second administrator. @default nothing */
  readonly guarded?: (value: Value, masters: TenantMasters) => Guarded | Promise<Guarded>;
  /** What does not agree with other masters; paths begin at the value: `caps.0.placeId`. */
  readonly check: (
    value: Value,
    masters: TenantMasters,
    request: Ask,
    table: TenantTable,
    context: TenantContext,
  ) => readonly FieldError[] | Promise<readonly FieldError[]>;
};
type NamedPart<Wire, Value> = SettingPart<Wire, Value> & {
  readonly name: string;
  readonly place: SettingPlace;
};

/** Rows are read whole with the masters, and what is told of a change holds the old and the new one. */
const charactersMax = 60_000;

const tooManyCharacters = (value: unknown): string | undefined =>
  JSON.stringify(value).length > charactersMax
    ? '登録できる量を超えています。行や表記を減らしてください'
    : undefined;

const faultsOf = async <Wire, Value>(
  { check, whyTooMuch = tooManyCharacters }: SettingPart<Wire, Value>,
  { value, kept }: { readonly value: Value; readonly kept: unknown },
  { masters, request, context }: Omit<Beside, 'table'> & { readonly context: TenantContext },
): Promise<readonly FieldError[]> => {
  const tooMuch = whyTooMuch(value, kept);
  if (tooMuch !== undefined) return [{ path: 'value', message: tooMuch }];
  return (await check(value, masters, request, context.table, context)).map(({ path, message }) => ({
    path: `value.${path}`,
    message,
  }));
};

type Change<Value> = { readonly value: Value; readonly expectedVersion: number };
type NotReplaced = RefusalOf<'input-malformed' | 'second-person-needed' | 'setting-changed-meanwhile'>;
type Ask = AuditRequest & { readonly actor: Actor };

const isSentAgain = (stored: StoredSetting, isSame: boolean, { actor }: Ask, expected: number): boolean =>
  stored.version === expected + 1 && stored.updatedBy?.id === actor.userId && isSame;

const replaceOnce = async <Wire, Value>(
  part: NamedPart<Wire, Value>,
  { value, expectedVersion: expected }: Change<Value>,
  {
    request,
    context,
    hand,
  }: {
    readonly request: Ask;
    readonly context: TenantContext;
    readonly hand: SecondHand | undefined;
  },
): Promise<Result<number, NotReplaced> | 'again'> => {
  const [masters, stored] = await Promise.all([freshMastersOf(context.table), part.place.stored(context)]);
  const before = { at: request.at, stored, context };
  const kept = (await part.kept?.(value, { ...before, masters })) ?? value;
  const { said = (text: string) => text } = part;
  const isSame = stored.doc !== undefined && said(stored.doc) === said(JSON.stringify(kept));
  if (isSentAgain(stored, isSame, request, expected)) return accept(stored.version);
  if (stored.version !== expected)
    return refuse({ kind: 'setting-changed-meanwhile', version: stored.version });
  const fields = await faultsOf(part, { value, kept }, { masters, request, context });
  if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
  const guarded = await part.guarded?.(value, masters);
  const wanting = guarded === undefined ? undefined : await whyNotAlone(guarded, masters, hand);
  if (wanting !== undefined) return wanting;
  const whole = { from: await part.inForce(masters, before), to: value };
  const change = isLong(whole) ? (part.toldInShort?.(whole) ?? whole) : whole;
  const beside = (await part.beside?.(value, { masters, request, table: context.table })) ?? [];
  const named = namedBy(request, hand);
  const outcome = await storeSetting(
    part.place,
    {
      stored,
      value: kept,
      masters,
      told: {
        action: 'setting.replace',
        target: `setting ${part.name}`,
        detail: auditDetailOf(change),
      },
      further: [
        ...beside,
        settingChangeWrite(part.name, change, { masters, request: named, version: expected + 1 }),
      ],
      second: writesOf(hand),
    },
    { request: named, context },
  );
  forgetMasters(context.table);
  if (outcome === 'decided-meanwhile' && guarded !== undefined) return notAlone(guarded);
  return outcome === 'stored' ? accept(expected + 1) : 'again';
};

const show = async <Wire, Value>(
  part: NamedPart<Wire, Value>,
  { at }: { readonly at: Instant },
  context: TenantContext,
) => {
  // The version first: with an older value beside it, a change on top would undo somebody's without being told.
  const stored = await part.place.stored(context);
  const masters = await freshMastersOf(context.table);
  return accept({ value: await part.inForce(masters, { at, stored, context }), ...shownHand(stored) });
};

type PageAsk = { readonly query: { readonly limit: number; readonly cursor?: string } };

/** Who made what of it, newest first. Changes of before they had rows of their own stand in the trail alone. */
const changes = async <Wire, Value>(
  { name }: NamedPart<Wire, Value>,
  { query }: PageAsk,
  { table }: TenantContext,
) => {
  const { items, nextCursor } = await settingChanges(table, { ...query, parts: [name] });
  return accept({
    items: items.map(({ doc, version, at, byName }) => {
      // Our own code wrote it, of the value's shape; `shown` takes what another release wrote as it is.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const { from, to } = doc as { from: DeepReadonly<Wire>; to: DeepReadonly<Wire> };
      return { version, at, byName, from, to };
    }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  });
};

const replace = async <Wire, Value>(
  part: NamedPart<Wire, Value>,
  request: Ask & { readonly body: Change<Value> },
  { context, hand }: { readonly context: TenantContext; readonly hand?: SecondHand | undefined },
) => {
  const { pauseAfter } = context.table.patience;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const replaced = await replaceOnce(part, request.body, { request, context, hand });
    if (replaced !== 'again') return replaced.ok ? show(part, request, context) : replaced;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' as const });
  }
};

const named = <Shape extends v.GenericSchema>(
  { path }: Replacing<Shape>,
  said: SettingPart<v.InferInput<Shape>, v.InferOutput<Shape>>,
) => {
  const name = path.split('/').at(-1) ?? path;
  const row = rowOfPart(name);
  const place = said.place ?? (row === undefined ? undefined : inRow(row));
  assert(place !== undefined, `${name} is kept somewhere`);
  return { ...said, name, place };
};

const reading = <Wire, Value>(part: NamedPart<Wire, Value>) => ({
  show: (request: { readonly at: Instant }, context: TenantContext) => show(part, request, context),
  changes: (request: PageAsk, context: TenantContext) => changes(part, request, context),
});

/** What GET and PUT of a setting do. Two changes at once: the later one is told. */
export const settingPart = <Shape extends v.GenericSchema>(
  contract: Replacing<Shape>,
  said: Omit<SettingPart<v.InferInput<Shape>, v.InferOutput<Shape>>, 'guarded'>,
) => {
  const part = named(contract, said);
  return {
    ...reading(part),
    replace: async (
      request: Ask & { readonly body: Change<v.InferOutput<Shape>> },
      context: TenantContext,
    ) => {
      const replaced = await replace(part, request, { context });
      if (replaced.ok) return replaced;
      const { refusal } = replaced;
      assert(refusal.kind !== 'second-person-needed', 'only what is guarded needs a second administrator');
      return refuse(refusal);
    },
  };
};

/** The same of what gives somebody 管理者の権限: it may need a second administrator (docs/decisions/0196). */
export const guardedPart = <Shape extends v.GenericSchema>(
  contract: Replacing<Shape>,
  said: SettingPart<v.InferInput<Shape>, v.InferOutput<Shape>> & {
    readonly guarded: (value: v.InferOutput<Shape>, masters: TenantMasters) => Guarded | Promise<Guarded>;
  },
) => {
  const part = named(contract, said);
  return {
    ...reading(part),
    replace: (
      request: Ask & { readonly body: Change<v.InferOutput<Shape>> },
      context: TenantContext,
      hand?: SecondHand,
    ) => replace(part, request, { context, hand }),
  };
};
