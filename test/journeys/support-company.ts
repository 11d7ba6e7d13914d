import { minato } from '#local/seed/minato.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { draftOf, submit } from './claim-driver.ts';
import { operatorIn, requestIdAt, type SignedInOperator } from './operator-driver.ts';
import { attach, type Person } from './person.ts';
import { openTwoOperators } from './two-operators.ts';

const reasonOfSupport = '申請が承認されないとのお問い合わせのため';

/** みなと商事 with a claim that support is asked about, and two operators. */
export const openSupport = async () => {
  const two = await openTwoOperators();
  const { demo } = two;
  const { tenantId } = minato;
  const [signedIn, tanaka] = await Promise.all([demo.signIn('watanabe'), demo.signIn('tanaka')]);
  const made = await tanaka.post('/api/claims', draftOf({ lines: [shinkansen()], title: '大阪への出張' }));
  const evidenceId = await attach(tanaka, made.body.id);
  const claim = (await submit(tanaka, (await tanaka.get(`/api/claims/${made.body.id}`)).body)).body;
  const path = `/operator/tenants/${tenantId}/support-grants`;

  const ask = async (
    who: SignedInOperator,
    asked: object = {},
  ): Promise<{ readonly status: number; readonly body: any }> =>
    who.post(path, {
      grantId: requestIdAt(two.now()),
      reason: reasonOfSupport,
      parts: ['claims'],
      hours: 2,
      ...asked,
    });
  const view = (
    who: SignedInOperator,
    grantId: string,
    reading: string,
    asked: object = {},
  ): Promise<{ readonly status: number; readonly body: any }> =>
    who.get(
      `${path}/${grantId}/view?${new URLSearchParams({ reading, asked: JSON.stringify(asked) }).toString()}`,
    );
  const at = { watanabe: signedIn, kato: two.kato, mori: two.mori };
  /** Sessions that nobody used for so long are over: everybody signs in again. */
  const laterAtWork = async (minutes: number): Promise<void> => {
    const now = two.later(minutes);
    at.watanabe = await demo.signIn('watanabe');
    at.kato = await operatorIn(demo.cloud, 'op-kato', { now, secret: two.kato.secret });
    at.mori = await operatorIn(demo.cloud, 'op-mori', { now, secret: two.mori.secret });
  };
  const give = async (grantId: string, who: Person = at.watanabe, shown: object = {}) => {
    const { operatorName, parts, hours } = (await grants()).find((one: any) => one.grantId === grantId);
    return who.post('/api/company/support-grant', { grantId, operatorName, parts, hours, ...shown });
  };
  const refuse = (grantId: string) => at.watanabe.post('/api/company/support-refusal', { grantId });
  const grants = async () => (await at.watanabe.get('/api/company/support-grants')).body.items;
  const views = async (grantId: string) =>
    (await at.watanabe.get(`/api/company/support-views?grantId=${grantId}`)).body.items;
  /** `actor action target`, of the company's own audit of today. */
  const companyAudit = async (): Promise<readonly string[]> => {
    const day = new Date(two.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
    const client = new DynamoDBClient({
      region: 'ap-northeast-1',
      endpoint: demo.cloud.services.dynamodb,
      credentials: demo.cloud.operator,
      systemClockOffset: two.now().getTime() - Date.now(),
    });
    const shards = await Promise.all(
      [0, 1, 2, 3].map((shard) =>
        DynamoDBDocumentClient.from(client).send(
          new QueryCommand({
            TableName: demo.cloud.nameOf('Audit'),
            KeyConditionExpression: 'PK = :day',
            ExpressionAttributeValues: { ':day': `T#${tenantId}#${day}#${shard}` },
          }),
        ),
      ),
    );
    client.destroy();
    return shards
      .flatMap(({ Items = [] }) => Items)
      .map(({ actor, action, target }) => [actor, action, target].join(' '))
      .filter((line) => line.includes('support.'));
  };
  const mailsTo = (name: string) =>
    demo.cloud
      .mails()
      .filter(({ to }) => to.includes(`${name}@minato.example.jp`))
      .map(({ subject, text }) => ({ subject: subject.replace('【STAFee】', ''), text }));
  return {
    ...two,
    at,
    laterAtWork,
    tenantId,
    tanaka,
    claim,
    evidenceId,
    path,
    ask,
    view,
    give,
    refuse,
    grants,
    views,
    companyAudit,
    mailsTo,
  };
};
export type Support = Awaited<ReturnType<typeof openSupport>>;
