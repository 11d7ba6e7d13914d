import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type * as v from 'valibot';
import { tenantContracts } from '#contract/all.ts';
import { indexOfStates } from '#domain/masters/master-rows.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import type { Master, MasterWhole } from '#domain/masters/master.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Key, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { settingsVersionWrites, storedSettingsVersion } from '#lambdas/settings/settings-version.ts';
import { minato } from '#local/seed/minato.ts';
import { companyAccess } from '#rows/access.ts';
import { masterEntry, masterHead, masterVersion } from '#rows/masters.ts';
import { masterIndexes, settings, type SettingKind } from '#rows/settings.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { askApp, startCompany } from '#test/builders/asked-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aContext, told } from '#test/builders/tenant-plane.ts';

const { tenantId } = minato;
type Row = { readonly key: Key; readonly item: Readonly<Record<string, unknown>> };

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany({ entries: {} });
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

/** Writes rows as another release would have, with the version that makes everybody read them. */
const write = async (puts: readonly Row[], gone: readonly Key[] = []) => {
  const table = tenantTableOf(tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });
  const version = (await storedSettingsVersion(table)) ?? 0;
  const outcome = await table.transact({
    puts: puts.map((row): Write => ({ kind: 'put', ...row })),
    gone: gone.map((key): Write => ({ kind: 'delete', key })),
    ...settingsVersionWrites(version + 1, version),
  });
  expect(outcome).toEqual({ stored: true });
};

const ask = async (route: string, parts: Parameters<typeof apiEvent>[1] = {}) => {
  const event = apiEvent(route, { by: '渡辺直樹', ...parts });
  return told(await tenantAdmin(event as unknown as ApiEvent, aContext(tenantId)));
};

/** No shape of ours takes it: a control character, a long text, capitals, blanks at the end. */
const oldText = `大阪 A/①\u0007${'長'.repeat(600)} `;
const later = { laterField: { of: ['another release'] } };

type Parts = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly unknown[];
};

/** A value with every part that the shape names, in a form that its rules refuse, and with fields beside them. */
const otherValue = (schema: v.GenericSchema): unknown => {
  const { type, entries, item, wrapped, options = [] }: Parts = schema;
  if (wrapped !== undefined) return otherValue(wrapped);
  if (item !== undefined) return [otherValue(item), otherValue(item)];
  if (entries !== undefined)
    return {
      ...Object.fromEntries(Object.entries(entries).map(([name, member]) => [name, otherValue(member)])),
      ...later,
    };
  return type === 'number' || typeof options[0] === 'number' ? -0.5 : type === 'boolean' ? true : oldText;
};

const withoutLater = (value: any): any => {
  if (Array.isArray(value)) return value.map(withoutLater);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([name]) => name !== 'laterField');
  return Object.fromEntries(known.map(([name, part]) => [name, withoutLater(part)]));
};

const kinds: ReadonlyMap<string, SettingKind> = new Map<string, SettingKind>([
  ...Object.entries(settings),
  ['access', companyAccess],
  // 申告期限 stands with 締め, which is no setting (docs/decisions/0153).
  ['filing', settings.closing],
]);
const camel = (name: string): string => name.replace(/-./g, (part) => part.slice(1).toUpperCase());

/** Every setting that a company may change, whoever adds one. */
const parts = tenantContracts.flatMap(({ key, contract }) => {
  const [, name] = /^PUT \/api\/settings\/([a-z-]+)$/.exec(key) ?? [];
  // These stand in the control plane's record, in no row of their own (docs/decisions/0162).
  if (name === undefined || ['addresses', 'sign-in-rules'].includes(name)) return [];
  const { entries }: Parts = contract.body as v.GenericSchema;
  return [[name, entries?.['value'] as v.GenericSchema] as const];
});

/** Routes lie in their row as claims take them, and are typed in another form: they have a test of their own. */
const asTyped = parts.filter(([name]) => name !== 'routes');

describe('a setting as another release wrote it', () => {
  test('is one of each of them', () => expect(parts.length).toBeGreaterThan(8));

  test('is shown as it is, and can only be replaced by what is right: routes', async () => {
    const before = await ask('GET /api/settings/routes');
    const approver = { kind: 'post', position: 'head', departmentId: oldText };
    const when = [{ kind: 'total-at-least', yen: -0.5, ...later }];
    const steps = [{ name: oldText, approver, when, ...later }];
    const days = { validFrom: oldText, validTo: oldText };
    const doc = [{ id: oldText, version: 3, name: oldText, itemCodes: [oldText], steps, ...days, ...later }];
    await write([settings.routes.row({}, { doc: doc as never, version: 7 })]);
    const { status, body } = await ask('GET /api/settings/routes');
    const typed = { name: oldText, approvers: [`post:head:${oldText}`], fromTotal: -0.5 };
    expect({ status, value: body.value }).toEqual({
      status: 200,
      value: [{ id: oldText, name: oldText, itemCodes: [oldText], ...days, steps: [typed] }],
    });
    const sent = { body: { value: body.value, expectedVersion: 7 } };
    expect(await ask('PUT /api/settings/routes', sent)).toMatchObject({ status: 400 });
    const right = { body: { value: before.body.value, expectedVersion: 7 } };
    expect(await ask('PUT /api/settings/routes', right)).toMatchObject({ status: 200 });
  });

  test.each(asTyped)(
    'is shown as it is, and can only be replaced by what is right: %s',
    async (name, shape) => {
      const kind = kinds.get(camel(name));
      const doc = otherValue(shape);
      const before = await ask(`GET /api/settings/${name}`);
      await write([kind?.row({}, { doc, version: 7 }) as never]);
      const { status, body } = await ask(`GET /api/settings/${name}`);
      expect({ status, value: body.value }).toEqual({ status: 200, value: withoutLater(doc) });
      const sent = { body: { value: body.value, expectedVersion: 7 } };
      expect(await ask(`PUT /api/settings/${name}`, sent)).toMatchObject({ status: 400 });
      const right = { body: { value: before.body.value, expectedVersion: 7 } };
      expect(await ask(`PUT /api/settings/${name}`, right)).toMatchObject({ status: 200 });
    },
  );

  test('keeps the caps of cities, which had no ids, and the form in which claims are typed', async () => {
    const caps = [{ validFrom: '2020-04-01', city: '大阪', grade: '一般', nightlyYen: 9_000 }];
    const asks = [{ itemCode: 'train', asks: { purpose: 'required', later: 'hidden' } }];
    await write(
      [
        settings.oldRegulation.row({}, { doc: { perDiems: [], lodgingCaps: caps as never } }),
        settings.oldItemAsks.row({}, { doc: asks as never }),
      ],
      [settings.lodgingCaps.key({}), settings.perDiems.key({})],
    );
    expect((await ask('GET /api/settings/lodging-caps')).body.value.places).toEqual([
      { id: '大阪', name: '大阪', spellings: [] },
    ]);
    const { items } = (await askApp('GET /api/claim-form')).body;
    expect(items.find(({ code }: any) => code === 'train').asks).toEqual({ purpose: 'required' });
    const { body } = await ask('GET /api/masters/items/{entryId}', { params: { entryId: 'train' } });
    expect(body).toMatchObject({ id: 'train', version: 1, states: [{ askPurpose: 'required' }] });
  });
});

describe('a master as another release kept it', () => {
  const masters = Object.values<Master>(everyMaster).map((master) => [master.noun, master] as const);
  const pathOf = (noun: string, rest = '') => `GET /api/masters/${noun}${rest}`;

  /** The states of the one entry as they are listed while its master is one row. */
  const listedOfIndex = async (master: MasterWhole, row: object) => {
    const { noun } = master;
    const index = masterIndexes[noun as keyof typeof masterIndexes];
    const doc = indexOfStates<never>(master, [{ ...row, laterField: 'x' } as never]);
    await write([index.row({}, { doc, version: 2 })]);
    const { body } = await ask(pathOf(noun), { query: { ended: 'with' } });
    return body.items[0].states;
  };

  test.each(masters)('is listed and shown with its history: %s', async (noun, master) => {
    const { fields, isDated } = master;
    const days = isDated ? { validFrom: '2020-04-01' } : {};
    const state = {
      ...days,
      ...Object.fromEntries(Object.keys(fields).map((name) => [name, oldText])),
    };
    const entryId = isDated ? 'old-1' : '2026-12-29';
    // One state says more than we know, another lacks what came later.
    const row = { version: 2, states: [{ ...state, laterField: 'x' }, days] };
    const params = { entryId };
    const states = [state, days];

    const ofIndex = await (master.kept === 'whole'
      ? listedOfIndex(master, { id: entryId, ...state })
      : [state]);
    expect(ofIndex).toEqual([state]);

    await write([
      masterHead.row({ noun }, { version: 2 }),
      masterEntry.row({ noun, entryId }, { now: row as never }),
      masterVersion.row({ noun, entryId, masterVersion: 2 }, { doc: row as never }),
    ]);
    const listed = await ask(pathOf(noun), { query: { ended: 'with' } });
    expect(listed).toMatchObject({ status: 200, body: { items: [{ id: entryId, states }] } });
    const shown = await ask(pathOf(noun, '/{entryId}'), { params });
    expect(shown).toMatchObject({ status: 200, body: { states } });
    expect(JSON.stringify(shown.body)).not.toContain('laterField');
    const history = await ask(pathOf(noun, '/{entryId}/versions'), { params });
    expect(history).toMatchObject({ status: 200, body: { items: [{ version: 2, states }] } });
  });
});
