import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyNotice, usualChoice, wayOf, waysOf } from '#domain/notices/mail-choice.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

const show = (by: string) => doneByApp('GET /api/me/mail-choice', { by });
const choose = (by: string, body: unknown) => askApp('PUT /api/me/mail-choice', { by, body });

describe('how a person wants to be told', () => {
  test('is at once until he says otherwise, and his alone', async () => {
    const atOnce = Object.fromEntries(everyNotice.map((kind) => [kind, 'each']));
    expect(await show('佐藤健一')).toEqual({ ways: atOnce, hour: 8, version: 0 });
    const ways = { request: 'daily', approved: 'none' };
    expect(await choose('佐藤健一', { ways, hour: 18, expectedVersion: 0 })).toMatchObject({
      status: 200,
      body: { ways: { ...atOnce, ...ways }, hour: 18, version: 1 },
    });
    expect(await show('佐藤健一')).toMatchObject({ ways: { request: 'daily' }, hour: 18, version: 1 });
    expect((await show('鈴木一郎')).version).toBe(0);
  });

  test('is answered again when it is sent again, and told when another tab was first', async () => {
    const body = { ways: { confirmed: 'daily' }, hour: 9, expectedVersion: 0 };
    expect((await choose('田中花子', body)).status).toBe(200);
    expect(await choose('田中花子', body)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await choose('田中花子', { ...body, hour: 10 })).toMatchObject({
      status: 409,
      body: { code: 'setting-changed-meanwhile' },
    });
  });

  test.each([
    ['declines what asks for something', { ways: { request: 'none' }, hour: 8 }],
    ['names a kind that there is not', { ways: { birthday: 'none' }, hour: 8 }],
    ['names a way that there is not', { ways: { approved: 'weekly' }, hour: 8 }],
    ['wants it before six', { ways: {}, hour: 5 }],
    ['wants it after nine in the evening', { ways: {}, hour: 22 }],
    ['wants it at half past', { ways: {}, hour: 8.5 }],
  ])('is refused where it %s', async (_what, body) => {
    expect((await choose('鈴木一郎', { ...body, expectedVersion: 0 })).status).toBe(400);
  });

  test('declines only what may be declined, also where a row of another release says more', () => {
    expect(everyNotice.filter((kind) => waysOf(kind).includes('none'))).toEqual([
      'approved',
      'confirmed',
      'withdrawn',
    ]);
    expect(wayOf('request', { ...usualChoice, ways: { request: 'none' } })).toBe('each');
  });
});
