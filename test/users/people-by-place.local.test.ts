import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { User } from '#domain/tenants/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { whoMay } from '#lambdas/users/who-may.ts';
import { settingsVersionWrites, storedSettingsVersion } from '#lambdas/settings/settings-version.ts';
import { storedAtPlace } from '#lambdas/settings/people-store.ts';
import { person, personAtPost } from '#rows/people.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { changedPerson } from '#test/builders/changed-person.ts';
import { userOf } from '#test/builders/claims.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

const { tenantId, masters } = minato;
let services: Awaited<ReturnType<typeof startCompany>>;
let database: DynamoDBDocumentClient;

/** A new environment, which remembers nothing. */
const newTable = (): TenantTable =>
  tenantTableOf(tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
    sessionTable: 'Session',
  });

const placeRows = async () => {
  const { Items = [] } = await database.send(new ScanCommand({ TableName: 'TenantData' }));
  return Items.filter(({ PK }) => /#(POST|ROLE)#/.test(String(PK)))
    .map(({ PK, SK, doc }) => [PK, SK, doc])
    .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
};

beforeAll(async () => {
  services = await startCompany();
  database = DynamoDBDocumentClient.from(services.database);
});
afterAll(() => services.close());

/** The version of the settings as a release writes it that knows no rows of places. */
const asTheReleaseBefore = async (): Promise<number> => {
  const version = ((await storedSettingsVersion(newTable())) ?? 0) + 1;
  await newTable().transact(settingsVersionWrites(version, version - 1));
  return version;
};

const putPeople = async (users: readonly User[]): Promise<void> => {
  for (const user of users)
    // oxlint-disable-next-line no-await-in-loop
    await newTable().transact({
      person: {
        kind: 'update',
        key: person.key({ userId: user.id }),
        change: person.change({ set: { doc: user } }),
      },
    });
};

let amount = 29_000;
const submitted = async () => {
  amount += 10;
  const lines = [shinkansen({ amount, parts: [{ rate: 'standard', amount }] })];
  const draft = { id: newUlid(), title: '5月の経費', departmentId: 'sales-1', lines };
  const { id, version } = await doneByApp('POST /api/claims', { body: draft });
  return doneByApp('POST /api/claims/{claimId}/submission', { id, body: { expectedVersion: version } });
};
const readingsOfEverybody = () =>
  services.calls
    .take()
    .filter(({ operation }) => operation === 'Query' || operation === 'Scan')
    .filter(({ input }) => JSON.stringify(input).includes('#USER"'));
const stepsOf = ({ route }: any) => route.steps.map(({ approverNames }: any) => approverNames);

const inSteps = [['佐藤健一'], expect.arrayContaining(['高橋美咲']), ['伊藤誠']];

describe('people are found by their places', () => {
  test('the holders of each post are those of the masters', async () => {
    const { people } = await freshMastersOf(newTable());
    const places = masters.users.flatMap(({ posts }) => posts);
    expect(places.length).toBeGreaterThan(8);
    for (const { departmentId, position } of places) {
      const names = masters.users
        .filter(({ posts }) =>
          posts.some((post) => post.departmentId === departmentId && post.position === position),
        )
        .map(({ name }) => name);
      // oxlint-disable-next-line no-await-in-loop
      const found = await people.at({ departmentId, position });
      expect(found.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    }
  });

  test('no act on a claim reads everybody', async () => {
    services.calls.clear();
    await doneByApp('GET /api/claim-form');
    await doneByApp('GET /api/me');
    expect(stepsOf(await submitted())).toEqual(inSteps);
    expect(readingsOfEverybody()).toEqual([]);
  });

  test('a change of rights moves the rows with the person', async () => {
    const table = newTable();
    const nakamura = userOf(masters, '中村翔').id;
    const change = (roles: User['roles'], isActive = true) =>
      changedPerson(tenantId, nakamura, { roles, isActive });
    const keepers = async () =>
      (await whoMay(await freshMastersOf(table), 'settings.keep')).map(({ id }) => id);
    const before = userOf(masters, '中村翔');
    expect(await keepers()).not.toContain(nakamura);
    expect(await change(['tenant-admin'])).toBe('changed');
    expect(await keepers()).toContain(nakamura);
    expect(await change(['tenant-admin'], false)).toBe('changed');
    expect(await keepers()).not.toContain(nakamura);
    expect(await change(before.roles)).toBe('changed');
    expect(await keepers()).not.toContain(nakamura);
  });

  test('a company of before has the same route, and the rows from its next submission on', async () => {
    const before = await placeRows();
    expect(before.length).toBeGreaterThan(20);
    for (const [PK, SK] of before)
      // oxlint-disable-next-line no-await-in-loop
      await database.send(new DeleteCommand({ TableName: 'TenantData', Key: { PK, SK } }));
    const version = await asTheReleaseBefore();
    const { people, places } = await freshMastersOf(newTable());
    expect(places).toBeUndefined();
    services.calls.clear();
    expect((await people.at({ departmentId: 'sales-1', position: 'head' })).map(({ name }) => name)).toEqual([
      '佐藤健一',
    ]);
    expect(readingsOfEverybody()).toHaveLength(1);
    const table = newTable();
    const { keepPlaces } = await import('#lambdas/users/keep-places.ts');
    await keepPlaces(table);
    expect(await placeRows()).toEqual(before);
    expect((await freshMastersOf(table)).places).toBe(version);
    expect(stepsOf(await submitted())).toEqual(inSteps);
  });

  test('a release that knows no such rows may change people beside this one: nobody is found by what is left', async () => {
    const table = newTable();
    const [head, member] = [userOf(masters, '佐藤健一'), userOf(masters, '中村翔')];
    const atHead = async () => {
      const { people } = await freshMastersOf(newTable());
      const found = await people.at({ departmentId: 'sales-1', position: 'head' });
      return found.map(({ name }) => name).toSorted();
    };
    const { keepPlaces } = await import('#lambdas/users/keep-places.ts');
    await keepPlaces(table);
    expect(await atHead()).toEqual(['佐藤健一']);
    // It moves the post from one to the other, and leaves the rows of places as they are.
    const posts = head.posts.filter(({ departmentId }) => departmentId !== 'sales-1');
    await putPeople([
      { ...head, posts },
      { ...member, posts: head.posts },
    ]);
    const version = await asTheReleaseBefore();
    expect(await atHead()).toEqual(['中村翔']);
    // Half done, and people change again: what was made is of a generation that nobody names.
    const half = newTable();
    services.faults.crashAfter(4);
    await expect(keepPlaces(half)).rejects.toBeInstanceOf(Error);
    services.faults.clear();
    await putPeople([head, member]);
    expect(await asTheReleaseBefore()).toBe(version + 1);
    await keepPlaces(newTable());
    expect((await freshMastersOf(newTable())).places).toBe(version + 1);
    expect(await atHead()).toEqual(['佐藤健一']);
    expect(stepsOf(await submitted())).toEqual(inSteps);
  });

  test('a few of a place are those who are seen, however many of a staged file lie before them', async () => {
    const place = { departmentId: 'sales-1', position: 'member' } as const;
    const { places: generation = 0 } = await freshMastersOf(newTable());
    const { name } = userOf(masters, '田中花子');
    const staged = Array.from({ length: 5 }, (_, at) => {
      const userId = `00000000000000000000000${at}AA` as UserId;
      const doc = { id: userId, name, isActive: true, posts: [] };
      return personAtPost.row({ ...place, userId }, { doc, generation, broughtBy: 'import' });
    });
    await newTable().transact({ staged: staged.map((row) => ({ kind: 'put', ...row })) });
    const some = async (unseen: string | undefined) =>
      (await storedAtPlace(newTable(), place, { generation, unseen, most: 2 })).people.map(({ id }) => id);
    expect(await some(undefined)).toEqual(staged.slice(0, 2).map(({ key }) => key.sk));
    const seen = await some('import');
    expect(seen).toHaveLength(2);
    expect(staged.map(({ key }) => key.sk)).not.toContain(seen[0]);
    await newTable().transact({ gone: staged.map(({ key }) => ({ kind: 'delete', key })) });
  });
});
