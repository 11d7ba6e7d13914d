import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import { keepUser } from '#contract/user-keeping.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { pathWith, type MadeIds } from '#test/contract/made-ids.ts';
import { namesThings, type ThingIds } from '#test/contract/request-with-ids.ts';
import { leastRequest } from '#test/contract/valid-request.ts';
import { minato } from '#local/seed/minato.ts';
import { meeting, shinkansen } from '#test/builders/sent-lines.ts';
import { create, draftOf, submit } from './claim-driver.ts';
import { askNaming } from './ask-naming.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Answer, type Person } from './person.ts';
import { masters, thingsOfMinato } from './things-of-minato.ts';

let demo: DemoCloud;
let tanaka: Person;
let hayashi: Person;
let takahashi: Person;
let watanabe: Person;
/** One thing of each kind that a path can name, made by the first company; a kind that lacks one does not compile. */
let ids: MadeIds;

beforeAll(async () => {
  demo = await shareDemoCloud();
  ({ tanaka, takahashi, watanabe, ids } = await thingsOfMinato(demo));
  // 林 holds every role of tenant B that an endpoint may ask for.
  hayashi = await demo.signIn('hayashi', 'aoba-kobo');
});
afterAll(() => demo.close());

const those = (fits: (listed: ListedContract) => boolean) =>
  tenantContracts
    .filter((listed) => namesIn(listed.contract.path).length > 0 && fits(listed))
    .map((listed) => [listed.key, listed] as const);

/** Whoever writes under a code or an id that companies choose themselves makes a thing of his own company's. */
const isOfChosenCode = ({ contract }: ListedContract): boolean =>
  contract.method !== 'GET' &&
  (namesIn(contract.path).includes('entryId') || contract.path === keepUser.path);

/** A well-formed request that says no more than it has to, so that only the tenant can be the reason of a refusal. */
const askAs = (person: Person, listed: ListedContract): Promise<Answer> => {
  const { contract } = listed;
  const { query, body } = leastRequest(listed);
  const search = new URLSearchParams(query).toString();
  return person.send(
    contract.method,
    pathWith(contract.path, ids) + (search === '' ? '' : `?${search}`),
    body,
  );
};

/** The same of whoever of the first company may: what is not there for him either would prove nothing. */
const askAsOwner = async (listed: ListedContract): Promise<Answer> => {
  const answers = [];
  for (const person of [tanaka, takahashi, watanabe]) {
    // oxlint-disable-next-line no-await-in-loop -- the next one is asked only where this one may not
    const answer = await askAs(person, listed);
    if (answer.status !== 403) return answer;
    answers.push(answer.body);
  }
  throw new Error(`nobody of the first company may ${listed.key}: ${JSON.stringify(answers)}`);
};

const withoutRequest = ({ requestId: _its, ...body }: any) => body;

/** Things of the first company that requests can name. */
const named = (): ThingIds => ({
  ...ids,
  entryId: 'sales-1',
  importId: ids.importId['departments'] ?? '',
  userId: tanaka.userId,
});

/** As the first company sees what could be named. */
const thingsOfTheFirst = async () => {
  const answers = await Promise.all([
    tanaka.get(`/api/claims/${ids.claimId}`),
    watanabe.get('/api/masters/departments/sales-1'),
    ...masters.map(({ noun }) => watanabe.get(`/api/masters/${noun}/${ids.entryId[noun]}`)),
    watanabe.get('/api/settings/approval'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  return answers.map(({ body }) => withoutRequest(body));
};

describe('S-01: another tenant', () => {
  test.each(those((listed) => !isOfChosenCode(listed)))(
    'gets 404 on %s for a thing that exists, and the attempt is recorded',
    async (_key, listed) => {
      demo.cloud.calls.clear();
      const answer = await askAs(hayashi, listed);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'not-found' });
      expect(JSON.stringify(answer.body)).not.toContain('みなと');
      const written = JSON.stringify(demo.cloud.calls.take().map(({ input }) => input));
      expect(written).toContain('refused');
      // The same address is there for those whose it is.
      const { status, body } = await askAsOwner(listed);
      expect([status, body?.code]).not.toEqual([404, 'not-found']);
    },
  );

  test.each(those(isOfChosenCode))('changes nothing of the other’s by %s', async (_key, listed) => {
    const path = pathWith(listed.contract.path.replace(/(?<=\{entryId\}).*/, ''), ids);
    const { status, body } = await watanabe.get(path);
    expect(status).toBe(200);
    const answer = await askAs(hayashi, listed);
    expect(JSON.stringify(answer.body)).not.toContain('みなと');
    expect((await watanabe.get(path)).body).toMatchObject(withoutRequest(body));
  });

  test('sees none of the other’s lists', async () => {
    const answers = await Promise.all([
      hayashi.get('/api/claims'),
      hayashi.get('/api/claim-search?from=2026-01-01&to=2026-12-31'),
      hayashi.get('/api/inbox'),
      hayashi.get('/api/journals?month=2026-05'),
      hayashi.get('/api/exports'),
    ]);
    expect(answers.map(({ body }) => body.items)).toEqual([[], [], [], [], []]);
    const { items } = (await hayashi.get('/api/users')).body;
    expect(items.map(({ name }: any) => name)).toEqual(['青葉太郎', '森由美', '林学']);
  });

  const naming = tenantContracts.filter(namesThings).map((listed) => [listed.key, listed] as const);

  test('can name things beside the path in so many requests', () => {
    expect(naming.map(([key]) => key)).toEqual(
      expect.arrayContaining([
        'POST /api/evidence',
        'PUT /api/claims/{claimId}',
        'GET /api/applicants',
        'PUT /api/settings/approval',
      ]),
    );
  });

  // What one request left is what the next one finds: it is read once before all of them.
  let before: ReturnType<typeof thingsOfTheFirst> | undefined;

  test.each(naming)(
    'is told the same of a thing of the other and of none, and changes nothing: %s',
    async (_key, listed) => {
      before ??= thingsOfTheFirst();
      await before;
      const own = await create(hayashi, { lines: [], title: '林の下書き', departmentId: 'accounting' });
      const none = Object.fromEntries(Object.keys(named()).map((thing) => [thing, newUlid()])) as ThingIds;
      const [told, toldOfNone] = [
        await askNaming(hayashi, listed, { own: { ...ids, claimId: own.id }, named: named() }),
        await askNaming(hayashi, listed, {
          own: { ...ids, claimId: own.id },
          named: { ...none, entryId: 'none-1' },
        }),
      ];
      const sayings = ({ status, body }: Answer) => [
        status,
        body?.code,
        body?.fields?.map((one: any) => one.message),
      ];
      expect(sayings(told)).toEqual(sayings(toldOfNone));
      expect(JSON.stringify(told.body)).not.toMatch(/営業|田中|みなと/);
      expect(await thingsOfTheFirst()).toEqual(await before);
    },
  );

  test('has an own claim under the id of the other’s, and the other keeps his', async () => {
    const taken = draftOf({ lines: [], title: '林の申請', departmentId: 'accounting' });
    await hayashi.post('/api/claims', { ...taken, id: ids.claimId });
    const forged = { headers: { 'X-Amz-Tenant-Id': minato.tenantId } };
    const answer = await hayashi.send('GET', `/api/claims/${ids.claimId}`, undefined, forged);
    expect(answer).toMatchObject({ status: 200, body: { applicant: { name: '林学' }, lines: [] } });
    expect((await tanaka.get(`/api/claims/${ids.claimId}`)).body).toMatchObject({
      applicant: { name: '田中花子' },
      status: 'confirmed',
    });
  });

  test('is not helped by a forged tenant header', async () => {
    const { id } = await create(tanaka, { lines: [shinkansen()] });
    const forged = { headers: { 'X-Amz-Tenant-Id': minato.tenantId } };
    expect((await hayashi.send('GET', `/api/claims/${id}`, undefined, forged)).status).toBe(404);
  });
});

describe('S-02: what a client may not say', () => {
  test.each([
    ['status', { status: 'approved' }],
    ['applicantId', { applicantId: '01KMNAT0000000000000000002' }],
    ['totals', { totals: { total: 1 } }],
    ['verdict', { verdict: { canSubmit: true } }],
  ])('%s is refused, named, and nothing is written', async (field, extra) => {
    const draft = draftOf({ lines: [shinkansen()], ...extra });
    const answer = await tanaka.post('/api/claims', draft);
    expect(answer.status).toBe(400);
    expect(answer.body.fields).toEqual([expect.objectContaining({ path: field })]);
    expect((await tanaka.get(`/api/claims/${draft.id}`)).status).toBe(404);
  });

  test('a computed tax inside a line is refused too', async () => {
    const answer = await tanaka.post(
      '/api/claims',
      draftOf({ lines: [{ ...meeting(), deductibleTax: 9_999 }] }),
    );
    expect(answer.body.fields).toEqual([expect.objectContaining({ path: 'lines.0.deductibleTax' })]);
  });

  test('another person’s draft is 404, also for approvers and 経理', async () => {
    const draft = await create(tanaka, { lines: [shinkansen()] });
    for (const name of ['sato', 'takahashi', 'watanabe', 'yamamoto']) {
      const other = await demo.signIn(name);
      expect((await other.get(`/api/claims/${draft.id}`)).status).toBe(404);
      // A function that no role of his allows is 403; an object he may not see is 404.
      expect((await submit(other, draft)).status).toBe(name === 'yamamoto' ? 403 : 404);
    }
  });
});

describe('the session', () => {
  test('no cookie, a forged cookie and a cookie of the other tenant’s name give 401', async () => {
    for (const cookie of ['', '__Host-sid=forged', tanaka.cookie.replace('01kmnat0', '01kabkb0')]) {
      const answer = await fetch(`${demo.cloud.url}/api/me`, { headers: cookie === '' ? {} : { cookie } });
      expect([401, 403]).toContain(answer.status);
    }
  });

  test('a write without the CSRF token, or with another session’s, is refused', async () => {
    const other = await demo.signIn('tanaka');
    for (const token of ['', other.csrfToken]) {
      const answer = await tanaka.send('POST', '/api/claims', draftOf({ lines: [] }), {
        headers: { 'x-csrf-token': token },
      });
      expect(answer.body).toMatchObject({ status: 403, code: 'csrf-missing' });
    }
  });

  test('after signing out the cookie is worth nothing', async () => {
    const sato = await demo.signIn('sato');
    expect((await sato.post('/api/auth/logout')).status).toBe(204);
    expect([401, 403]).toContain((await sato.get('/api/me')).status);
  });
});
