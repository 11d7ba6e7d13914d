import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyMaster } from '#domain/settings/every-master.ts';
import { statesOfIndex } from '#domain/masters/master-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';
import { exampleIdOf, exampleStateOf } from '#test/builders/example-entry.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
import { gzipped, openCompanies, type Companies } from './master-company.ts';

let company: Companies;
beforeAll(async () => {
  company = await openCompanies();
});
beforeEach(() => void keptLog());
afterAll(() => company.services.close());

/** An id and a state that any master of these fields takes, whoever adds one. */
const exampleOf = (master: Master): { readonly id: string; readonly state: State } => ({
  id: master.id.kind === 'date' ? '2026-12-29' : exampleIdOf(master, 'X-1'),
  state: exampleStateOf(master),
});

describe.each(Object.values<Master>(everyMaster))('the master $noun', (master) => {
  const { noun, nameField, isDated, kept } = master;
  const { id, state } = exampleOf(master);
  const path = `/api/masters/${noun}/${id}`;
  const put = (body: object, options = {}) =>
    company.send(`PUT ${path}`, { body: { changesPast: true, ...body }, ...options });

  test('takes an entry as one version, shows it, lists it and keeps who did it', async () => {
    const before = await company.settingsVersion();
    const made = await put({ states: [state], expectedVersion: 0 });
    expect(made).toMatchObject({ status: 200, body: { id, states: [state], byName: '渡辺直樹' } });
    expect(await company.settingsVersion()).toBe(before + 1);
    expect((await company.send(`GET ${path}`)).body).toEqual(made.body);
    const { items } = (
      await company.send(`GET /api/masters/${noun}`, { query: { words: String(state[nameField]) } })
    ).body;
    expect(items).toEqual([made.body]);
    expect(await company.audited(`${noun}.put`)).toContain(`${noun} ${id}`);
  });

  test('takes the same request again as the same change, and tells the later of two', async () => {
    const { version } = (await company.send(`GET ${path}`)).body;
    const renamed = { ...state, [nameField]: '新しい名前' };
    const change = { states: [renamed], expectedVersion: version };
    const [first, again] = [await put(change), await put(change)];
    expect(first).toMatchObject({ status: 200, body: { states: [renamed] } });
    expect(again.body).toEqual(first.body);
    expect(await put({ states: [state], expectedVersion: version })).toMatchObject({
      status: 409,
      body: { code: 'entry-changed-meanwhile', version: first.body.version },
    });
    const { items } = (await company.send(`GET ${path}/versions`)).body;
    expect(items.map((one: any) => one.states[0][nameField])).toEqual(['新しい名前', state[nameField]]);
  });

  test('is the same in its index row as in its entries, or counted in its head', async () => {
    const head = await company.rowOf(company.minato, `M#${noun}`, 'H');
    const { items } = (await company.send(`GET /api/masters/${noun}`, { query: { limit: '100' } })).body;
    const index = await company.rowOf(company.minato, 'SET', noun.toUpperCase());
    const rows = items.flatMap((one: any) => one.states.map((said: any) => ({ id: one.id, ...said })));
    const [version, openCount] = [head?.['version'], { N: String(items.length) }];
    expect({
      version: index?.['version'],
      doc:
        index?.['doc']?.S === undefined
          ? undefined
          : statesOfIndex(master.kept === 'whole' ? master : {}, JSON.parse(index['doc'].S)),
      openCount: head?.['openCount'],
    }).toEqual(kept === 'whole' ? { version, doc: rows } : { openCount });
  });

  test('ends an entry and does not forget it', async () => {
    const { version } = (await company.send(`GET ${path}`)).body;
    const ended = await company.send(`POST ${path}/end`, {
      body: { expectedVersion: version, ...(isDated ? { on: '2026-06-30' } : {}) },
    });
    expect(ended).toMatchObject({ status: 200, body: { id } });
    const idsOf = async (query: Record<string, string>) =>
      (await company.send(`GET /api/masters/${noun}`, { query: { limit: '100', ...query } })).body.items.map(
        (one: any) => one.id,
      );
    expect(await idsOf({})).not.toContain(id);
    expect(await idsOf({ ended: 'with' })).toContain(id);
    expect((await company.send(`GET ${path}/versions`)).body.items).toHaveLength(3);
  });

  test('is a file that changes nothing when it is taken in again', async () => {
    const another = id.replace(/.$/, '8');
    await company.send(`PUT /api/masters/${noun}/${another}`, {
      body: { states: [state], expectedVersion: 0 },
    });
    const { text, fileName } = (await company.send(`GET /api/master-files/${noun}`)).body;
    expect(fileName).toMatch(/\.csv$/);
    const checked = await company.send(`POST /api/master-files/${noun}/checks`, {
      body: { file: gzipped(text) },
    });
    expect(checked).toMatchObject({
      status: 200,
      body: { added: 0, changed: 0, faultCount: 0, unchanged: expect.any(Number) },
    });
    expect(await company.audited(`${noun}.write-file`)).toHaveLength(1);
  });

  test('is one thing for each company', async () => {
    const { body } = await company.send(`GET /api/masters/${noun}`, {
      tenantId: company.aoba,
      query: { ended: 'with' },
    });
    expect(body.items.map((one: any) => one.id)).not.toContain(id);
    expect(await company.send(`GET ${path}`, { tenantId: company.aoba })).toMatchObject({ status: 404 });
  });

  test('is shown to nobody without the right, and changed by nobody without the other', async () => {
    const as = (roles: string) => ({ roles, userId: tanaka });
    expect((await company.send(`GET /api/masters/${noun}`, as('applicant'))).status).toBe(403);
    expect((await company.send(`GET /api/masters/${noun}`, as('accountant'))).status).toBe(200);
    expect((await put({ states: [state], expectedVersion: 0 }, as('auditor'))).status).toBe(403);
    expect(
      (
        await company.send(`POST /api/master-files/${noun}/checks`, {
          body: { file: gzipped('x') },
          ...as('auditor'),
        })
      ).status,
    ).toBe(403);
  });

  test.each([
    ['a field that it does not have', { ...state, note: 'x' }],
    ['a state without its name', { ...state, [nameField]: '' }],
  ])('refuses %s', async (_what, faulty) => {
    expect(await put({ states: [faulty], expectedVersion: 0 })).toMatchObject({
      status: 400,
      body: { code: 'input-malformed' },
    });
  });
});
