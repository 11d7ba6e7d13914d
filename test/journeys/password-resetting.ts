import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { companyNamed } from '#test/builders/company-named.ts';
import type { DemoCloud } from './demo-cloud.ts';
import { logIn, type Answer } from './person.ts';

/** Items of one request bear its one moment: what was begun stands before what came of it. */
const momentOf = ({ at, outcome }: Readonly<Record<string, unknown>>): string =>
  `${String(at)} ${outcome === 'begun' ? 0 : 1}`;

export const newPasswords = ['Atarashii-Kotoba-1!', 'Atarashii-Kotoba-2!', 'Atarashii-Kotoba-3!'] as const;

/** Everything that somebody who forgot a password does, and what stands behind it. */
export const resettingIn = ({ cloud }: Pick<DemoCloud, 'cloud'>) => {
  let aheadMillis = 0;
  const move = (millis: number): void => {
    aheadMillis += millis;
    cloud.setClock(() => new Date(Date.now() + aheadMillis));
  };
  const post = async (path: string, body: unknown): Promise<Answer> => {
    const response = await fetch(`${cloud.url}/api/auth/password-resets${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...companyNamed(body) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? '' : JSON.parse(text),
      headers: response.headers,
    };
  };
  const database = () =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: cloud.services.dynamodb,
        region: 'ap-northeast-1',
        credentials: cloud.operator,
        systemClockOffset: aheadMillis,
      }),
    );
  const mailsWith = (subject: string) =>
    cloud.mails().filter((mail) => mail.subject === `【STAFee】${subject}`);
  const links = () => mailsWith('パスワード再設定のご案内');
  return {
    move,
    /** Whatever a fault met at the worker: its message is visible again after six minutes. */
    triedAgain: async (): Promise<void> => {
      await cloud.catchUp();
      move(7 * 60_000);
      await cloud.catchUp();
    },
    /** Two hours later nobody is counted any more. */
    later: () => move(2 * 3_600_000),
    request: (email = 'tanaka@minato.example.jp', companyCode = 'minato') => post('', { companyCode, email }),
    inspect: (token: string) => post('/inspection', { token }),
    complete: (token: string, newPassword: string) => post('/completion', { token, newPassword }),
    signIn: (password: string, loginId = 'tanaka') =>
      logIn(cloud, { companyCode: 'minato', loginId, password }),
    links,
    done: () => mailsWith('パスワードを再設定しました'),
    /** The secret of the newest link. */
    token: (): string => /#(\S+)/.exec(links()[0]?.text ?? '')?.[1] ?? 'no link',
    trail: async (): Promise<readonly string[]> => {
      const { Items = [] } = await database().send(new ScanCommand({ TableName: cloud.nameOf('Audit') }));
      return Items.filter(({ action }) => /password-reset|reset-/.test(String(action)))
        .toSorted((left, right) => momentOf(left).localeCompare(momentOf(right)))
        .map(({ action, target, outcome }) => `${action} ${target}: ${outcome}`);
    },
    rowsOf: async (table: 'TenantData' | 'Session'): Promise<readonly Record<string, unknown>[]> =>
      (await database().send(new ScanCommand({ TableName: cloud.nameOf(table) }))).Items ?? [],
    change: async (
      table: 'TenantData' | 'Control' | 'Session',
      key: { PK: string; SK: string },
      name: string,
      value: unknown,
    ) => {
      await database().send(
        new UpdateCommand({
          TableName: cloud.nameOf(table),
          Key: key,
          UpdateExpression: 'SET #name = :value',
          ExpressionAttributeNames: { '#name': name },
          ExpressionAttributeValues: { ':value': value },
        }),
      );
    },
    database,
  };
};
export type Resetting = ReturnType<typeof resettingIn>;
