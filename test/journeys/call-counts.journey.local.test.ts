import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { confirm, create, draftOf, submit, vote } from './claim-driver.ts';
import { startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
let takahashi: Person;
let ito: Person;

/** Not the request's own: who lets it in, and who works on the consequences of others meanwhile. */
const others = /authorizer|notice-?dispatch|tenant-?notice|mail-?worker|audit-?archive|ipset/i;

const operationsDuring = async (deed: () => Promise<unknown>): Promise<string[]> => {
  demo.cloud.calls.clear();
  await deed();
  return demo.cloud.calls
    .take()
    .filter(({ principalArn }) => !others.test(principalArn))
    .map(({ operation }) => operation);
};

beforeAll(async () => {
  demo = await startDemoCloud();
  [tanaka, sato, takahashi, ito] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('takahashi'),
    demo.signIn('ito'),
  ]);
  // The first calls of an environment (session, keys, masters, serial) are counted apart.
  let claim = (await submit(tanaka, await create(tanaka, { lines: [shinkansen()] }))).body;
  for (const person of [sato, takahashi, ito]) claim = (await vote(person, claim)).body;
  await confirm(takahashi, claim);
});
afterAll(() => demo.close());

describe('calls per use case (README 5.21)', () => {
  test('create, open and inbox are one round trip; acts are one Query and one transaction', async () => {
    const draft = draftOf({ lines: [shinkansen({ spentOn: '2026-05-13' })] });
    let claim: any;
    const keep = async (answer: Promise<any>) => {
      claim = (await answer).body;
    };
    expect(await operationsDuring(() => keep(tanaka.post('/api/claims', draft)))).toEqual([
      'TransactWriteItems',
    ]);
    expect(await operationsDuring(() => tanaka.get(`/api/claims/${claim.id}`))).toEqual(['Query']);
    // The number's one call, at a first submission only.
    expect(await operationsDuring(() => keep(submit(tanaka, claim)))).toEqual([
      'Query',
      'UpdateItem',
      'TransactWriteItems',
    ]);
    expect(await operationsDuring(() => sato.get('/api/inbox'))).toEqual(['Query']);
    expect(await operationsDuring(() => keep(vote(sato, claim)))).toEqual(['Query', 'TransactWriteItems']);
    await keep(vote(takahashi, claim));
    await keep(vote(ito, claim));
    expect(await operationsDuring(() => keep(confirm(takahashi, claim)))).toEqual([
      'Query',
      'TransactWriteItems',
    ]);
    expect(await operationsDuring(() => tanaka.get('/api/claims'))).toEqual(['Query']);
  });

  test('a reversal reads the entries that it answers, posts in one transaction, and reads what it shows', async () => {
    const lines = [shinkansen({ spentOn: '2026-05-18' })];
    let claim = (await submit(tanaka, await create(tanaka, { lines }))).body;
    for (const person of [sato, takahashi, ito]) claim = (await vote(person, claim)).body;
    claim = (await confirm(takahashi, claim)).body;
    const reverse = () =>
      takahashi.post(
        `/api/claims/${claim.id}/reversal`,
        { to: 'approved', reason: '科目の誤り', expectedVersion: claim.version },
        { key: newUlid() },
      );
    expect(await operationsDuring(reverse)).toEqual([
      'Query',
      'GetItem',
      'TransactWriteItems',
      // The posting and its 赤伝, as the answer shows them.
      'GetItem',
      'GetItem',
    ]);
  });

  // Before anything is sent back: the worker that mails about it reads in the tenant's own role.
  test('what another claim has too is looked at: its header, and a second decision', async () => {
    const lines = [shinkansen({ spentOn: '2026-05-15' })];
    await submit(tanaka, await create(tanaka, { lines }));
    const twin = await create(tanaka, { lines });
    expect(await operationsDuring(() => submit(tanaka, twin))).toEqual([
      'Query',
      'UpdateItem',
      'TransactWriteItems',
      // Decided anew: the claim, the other holders of its one fingerprint, the header of the claim that holds it.
      'Query',
      'Query',
      'GetItem',
      'TransactWriteItems',
    ]);
  });

  test('a second submission keeps its number and asks for none', async () => {
    const lines = [shinkansen({ spentOn: '2026-05-14' })];
    const first = (await submit(tanaka, await create(tanaka, { lines }))).body;
    const returned = (await vote(sato, first, { kind: 'send-back', reason: '日付を確認してください' })).body;
    let again: any;
    const submitAgain = async () => {
      again = (await submit(tanaka, returned)).body;
    };
    expect(await operationsDuring(submitAgain)).toEqual(['Query', 'TransactWriteItems']);
    expect(again.number).toBe(first.number);
  });

  test('saving is one Query and one transaction (decision 0005)', async () => {
    // Whoever is mailed about what was sent back before is mailed.
    await demo.cloud.catchUp();
    const claim = await create(tanaka, { lines: [shinkansen()] });
    const save = () =>
      tanaka.put(`/api/claims/${claim.id}`, {
        title: '直した経費',
        departmentId: 'sales-1',
        lines: [shinkansen()],
        expectedVersion: 1,
      });
    expect(await operationsDuring(save)).toEqual(['Query', 'TransactWriteItems']);
  });

  test('the authorizer makes one BatchGet per request', async () => {
    demo.cloud.calls.clear();
    await tanaka.get('/api/inbox');
    const own = demo.cloud.calls.take().filter(({ principalArn }) => /authorizer/i.test(principalArn));
    expect(own.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
  });
});
