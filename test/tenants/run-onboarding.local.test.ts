import { GetItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { MailVerdict } from '#domain/operators/onboarding.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { handler } from '#lambdas/functions/onboarding.ts';
import { onboardingOrder, onboardingProgress } from '#rows/onboarding.ts';
import { kato } from '#test/builders/operator-plane.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { aContext } from '#test/builders/tenant-plane.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let documents: DynamoDBDocumentClient;
beforeAll(async () => {
  services = await startLocalServices();
  documents = DynamoDBDocumentClient.from(services.database);
});
beforeEach(() => services.faults.clear());
afterAll(() => services.close());

const at = '2026-11-30T03:00:00.000Z' as Instant;
const by = kato as Parameters<typeof onboardingOrder.stored>[1]['by'];

const anOrder = async (companyCode: string) => {
  const tenantId = `t${ulidAt(at).toLowerCase()}` as TenantId;
  const userId = ulidAt(at) as UserId;
  const Item = onboardingOrder.stored(
    { tenantId },
    {
      code: companyCode,
      companyName: '株式会社ひので',
      userId,
      name: '山口京子',
      loginId: 'yamaguchi',
      email: `yamaguchi@${companyCode}.example.jp`,
      reason: '契約書のとおり',
      by,
      byName: '加藤誠',
      at,
      terms: { plan: 'trial', limits: { users: 10 }, options: ['statusView'] },
      attempt: 1,
    },
  );
  await documents.send(new PutCommand({ TableName: 'Control', Item }));
  return tenantId;
};

/** Written over by a hand that has the operators' rights. */
const forge = (tenantId: TenantId, code: string) =>
  documents.send(
    new PutCommand({
      TableName: 'Control',
      Item: onboardingOrder.stored(
        { tenantId },
        {
          code,
          companyName: '別の会社',
          userId: ulidAt(at) as UserId,
          name: '侵入者',
          loginId: 'intruder',
          email: 'intruder@example.jp',
          reason: '-',
          by,
          byName: '-',
          at,
          terms: { plan: 'trial', limits: {}, options: [] },
          attempt: 1,
        },
      ),
    }),
  );

/** As the table's stream calls it. */
const call = (tenantId: TenantId) => {
  const { PK, SK } = onboardingOrder.primaryKey({ tenantId });
  return handler({ Records: [{ dynamodb: { Keys: { PK: { S: PK }, SK: { S: SK } } } }] }, aContext());
};

const progressOf = async (tenantId: TenantId) => {
  const { PK, SK } = onboardingProgress.primaryKey({ tenantId });
  const Key = { PK: { S: PK }, SK: { S: SK } };
  const { Item } = await services.database.send(new GetItemCommand({ TableName: 'Control', Key }));
  return { state: Item?.['state']?.S, step: Item?.['reached']?.S, fault: Item?.['fault']?.S };
};

const takeUp = (tenantId: TenantId, verdict: MailVerdict) =>
  documents.send(
    new UpdateCommand({
      TableName: 'Control',
      Key: onboardingOrder.primaryKey({ tenantId }),
      UpdateExpression: 'SET attempt = attempt + :one, verdict = :verdict',
      ExpressionAttributeValues: { ':one': 1, ':verdict': verdict },
    }),
  );

const mailsTo = (companyCode: string) =>
  services
    .mails()
    .filter(({ to }) => to.includes(`yamaguchi@${companyCode}.example.jp`))
    .map(({ subject }) => subject)
    .toSorted();

const rowsOf = async (TableName: string, tenantId: TenantId) =>
  ((await services.database.send(new ScanCommand({ TableName }))).Items ?? []).filter((item) =>
    JSON.stringify([item['PK'], item['SK']]).includes(tenantId),
  );

const both = ['【STAFee】仮パスワードのお知らせ', '【STAFee】利用開始のご案内'];

describe('an onboarding that was ordered', () => {
  test('makes the company once, wherever it is killed, and sends no mail twice by itself (9.2.1, 9.2.4)', async () => {
    let kills = 0;
    for (let isKilled = true; isKilled; kills += 1) {
      const companyCode = `killed-${kills}`;
      // oxlint-disable-next-line no-await-in-loop
      const tenantId = await anOrder(companyCode);
      services.faults.crashAfter(kills);
      // oxlint-disable-next-line no-await-in-loop
      isKilled = await call(tenantId).then(
        () => false,
        () => true,
      );
      services.faults.clear();
      // As the stream does, until the function has answered.
      // oxlint-disable-next-line no-await-in-loop
      await call(tenantId);
      // oxlint-disable-next-line no-await-in-loop
      for (let asked = 0; (await progressOf(tenantId)).state === 'stopped'; asked += 1) {
        expect(asked).toBeLessThan(2);
        // oxlint-disable-next-line no-await-in-loop
        const { step, fault } = await progressOf(tenantId);
        expect([kills, fault]).toEqual([kills, 'mail-unknown']);
        const subject = both[step === 'password' ? 0 : 1] ?? '';
        // Called again it stays where it is: it waits for somebody who has asked the recipient.
        // oxlint-disable-next-line no-await-in-loop
        await call(tenantId);
        const wasSent = mailsTo(companyCode).includes(subject);
        // oxlint-disable-next-line no-await-in-loop
        await takeUp(tenantId, wasSent ? 'was-sent' : 'send-again');
        // oxlint-disable-next-line no-await-in-loop
        await call(tenantId);
      }
      // oxlint-disable-next-line no-await-in-loop
      expect([kills, await progressOf(tenantId)]).toMatchObject([kills, { state: 'done', step: 'password' }]);
      // oxlint-disable-next-line no-await-in-loop
      await call(tenantId);
      expect([kills, mailsTo(companyCode)]).toEqual([kills, both]);
      // oxlint-disable-next-line no-await-in-loop
      expect([kills, (await rowsOf('Audit', tenantId)).length]).toEqual([kills, 1]);
      // oxlint-disable-next-line no-await-in-loop
      const control = await rowsOf('Control', tenantId);
      expect(
        control.map(({ PK, SK }) => `${PK?.S?.split('#')[0]} ${SK?.S?.split('#')[0]}`).toSorted(),
      ).toEqual(
        ['CONTRACT', 'ONBOARDED', 'ONBOARDING', 'TEN MAIL', 'TEN MAIL', 'TEN META', 'TEN WELCOME'].map(
          (start) => expect.stringContaining(start),
        ),
      );
      // Sealed with the company from now on, and nowhere else.
      expect(JSON.stringify(control)).not.toMatch(/@|山口|yamaguchi/);
      // oxlint-disable-next-line no-await-in-loop
      const people = await services.database.send(
        new QueryCommand({
          TableName: 'TenantData',
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': { S: `T#${tenantId}#USER` } },
        }),
      );
      expect([kills, people.Count]).toEqual([kills, 1]);
    }
    expect(kills).toBeGreaterThan(20);
  }, 240_000);

  test('stops where its code is another company’s, and makes nothing', async () => {
    const [first, second] = [await anOrder('twice'), await anOrder('twice')];
    await call(first);
    await call(second);
    expect(await progressOf(first)).toMatchObject({ state: 'done' });
    expect(await progressOf(second)).toEqual({ state: 'stopped', step: 'code', fault: 'code-taken' });
    expect(await rowsOf('Keystore', second)).toEqual([]);
    expect(mailsTo('twice')).toEqual(both);
  });

  test.each(['there', 'other'])(
    'never touches a company that is there already, under whatever code it is forged: %s',
    async (code) => {
      const companyCode = `there-${code}`;
      const tenantId = await anOrder(companyCode);
      await call(tenantId);
      // A company of before has no row of how it was made.
      await documents.send(
        new DeleteCommand({ TableName: 'Control', Key: onboardingProgress.primaryKey({ tenantId }) }),
      );
      await forge(tenantId, code === 'there' ? companyCode : 'another');
      const before = JSON.stringify(await rowsOf('TenantData', tenantId));
      await call(tenantId);
      expect(await progressOf(tenantId)).toMatchObject({ state: 'stopped', fault: 'code-taken' });
      await takeUp(tenantId, 'send-again');
      await call(tenantId);
      expect(await progressOf(tenantId)).toMatchObject({ state: 'stopped', fault: 'code-taken' });
      expect(JSON.stringify(await rowsOf('TenantData', tenantId))).toBe(before);
      expect(services.mails().flatMap(({ to }) => to)).not.toContain('intruder@example.jp');
    },
  );
});
