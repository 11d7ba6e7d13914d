import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startCompany } from '#test/builders/asked-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { ask } from './admin-of-minato.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany();
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

describe('the published register', () => {
  const register = async (numbers?: string) =>
    (await ask('GET /api/settings/register', numbers === undefined ? {} : { query: { numbers } })).body;
  const [there, ended, absent] = ['T8040001079502', 'T2010401059681', 'T1180301018771'];

  test('says that nothing was imported, whatever is asked', async () => {
    expect(await register(there)).toEqual({ items: [] });
  });

  test('says of each number what is published, and as of when (INV-004)', async () => {
    const since2023 = { registeredFrom: { S: '2023-10-01' } };
    const rows = [
      { PK: { S: `REG#${there}` }, SK: { S: 'R' }, ...since2023 },
      {
        PK: { S: `REG#${ended}` },
        SK: { S: 'R' },
        ...since2023,
        endedOn: { S: '2026-06-30' },
        ended: { S: 'cancelled' },
      },
      {
        PK: { S: 'REG' },
        SK: { S: 'AS-OF' },
        asOf: { S: '2026-11-30' },
        importedAt: { S: '2026-11-30T00:00:00.000Z' },
        importedBy: { S: '山田' },
      },
    ];
    for (const Item of rows)
      await services.database.send(new PutItemCommand({ TableName: process.env['CONTROL_TABLE'], Item }));
    expect(await register([there, ended, absent, there].join())).toEqual({
      asOf: '2026-11-30',
      items: [
        { number: there, registeredFrom: '2023-10-01' },
        { number: ended, registeredFrom: '2023-10-01', endedOn: '2026-06-30', ended: 'cancelled' },
      ],
    });
    expect((await ask('GET /api/settings/register', { query: { numbers: 'T1' } })).status).toBe(400);
    expect((await ask('GET /api/settings/register', { by: '田中花子' })).status).toBe(403);
  });
});
