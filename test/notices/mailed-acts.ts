import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { expect } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from '#test/journeys/claim-driver.ts';
import { shareDemoCloud } from '#test/journeys/demo-cloud.ts';
import { newUlid, type Answer, type Person } from '#test/journeys/person.ts';

export type Told = { readonly to: string; readonly subject: string; readonly text: string };

const loginIds = ['tanaka', 'sato', 'takahashi', 'nakamura', 'ito'] as const;

export const fine = ({ status, body }: Answer): any => {
  expect([status, body]).toEqual([status < 300 ? status : 200, body]);
  return body;
};

export const heads = (mails: readonly Told[]) => mails.map(({ to, subject }) => [to, subject]);

export const back = { kind: 'send-back', reason: '領収書の宛名が違います' };

/** People of the demo company at work in it, and the mails that their acts bring. */
export const startMailedActs = async () => {
  // The archive remembers how the segment of before ended.
  const demo = await shareDemoCloud({ isCold: true });
  const { cloud } = demo;
  const everybody = async (): Promise<Record<string, Person>> =>
    Object.fromEntries(
      await Promise.all(loginIds.map(async (name) => [name, await demo.signIn(name)] as const)),
    );
  let people = await everybody();
  const person = (name: string): Person => people[name] as Person;
  const mails = (): readonly Told[] =>
    cloud.mails().map(({ to, subject, text }) => ({
      to: to.join().replace('@minato.example.jp', ''),
      subject,
      text,
    }));
  let before = 0;
  const mark = (): void => void (before = mails().length);
  const newMails = () => mails().slice(0, mails().length - before);
  const voted = async (claim: any, by: string, difference: Record<string, unknown> = {}): Promise<any> =>
    fine(await vote(person(by), claim, difference));
  let [days, month] = [0, 5];
  const filed = async (title = '5月の出張'): Promise<any> => {
    [days, month] = days === 28 ? [1, month + 1] : [days + 1, month];
    const spentOn = `2026-0${month}-${String(days).padStart(2, '0')}`;
    const draft = await create(person('tanaka'), { title, lines: [shinkansen({ spentOn })] });
    return fine(await submit(person('tanaka'), draft));
  };
  return {
    ...demo,
    person,
    /** Sessions may have been swept away while the clock was half a day ahead. */
    signInAnew: async (): Promise<void> => {
      people = await everybody();
    },
    mark,
    newMails,
    filed,
    voted,
    /** The mails that an act brings, in the order of their addresses. */
    toldBy: async <T>(
      act: () => Promise<T>,
    ): Promise<{ readonly mails: readonly Told[]; readonly done: T }> => {
      await cloud.catchUp();
      mark();
      const done = await act();
      await cloud.catchUp();
      return { done, mails: newMails().toSorted((one, other) => (one.to < other.to ? -1 : 1)) };
    },
    approved: async (claim: any): Promise<any> => {
      let current = claim;
      // oxlint-disable-next-line no-await-in-loop -- one step after the other
      for (const name of ['sato', 'takahashi', 'ito']) current = await voted(current, name);
      return current;
    },
    posted: async (claim: any, act: string, body: Record<string, unknown>, by = 'takahashi') =>
      fine(
        await person(by).post(
          `/api/claims/${claim.id}/${act}`,
          { expectedVersion: claim.version, ...body },
          { key: newUlid() },
        ),
      ),
    /** How many audit items say that somebody was told of a claim. */
    tellingsOf: async (claimId: string): Promise<number> => {
      const place = { region: 'ap-northeast-1', credentials: cloud.operator };
      const trail = new DynamoDBClient({ ...place, endpoint: cloud.services.dynamodb });
      const { Items = [] } = await trail.send(new ScanCommand({ TableName: cloud.nameOf('Audit') }));
      const isOf = ({ action, target }: (typeof Items)[number]) =>
        action?.S === 'notice.send' && target?.S === claimId;
      return Items.filter(isOf).length;
    },
    /** A mail as it stands, but for the claim's number and id, the host and what ends every mail. */
    bodyOf: ({ text }: Told, { id, number }: any): readonly string[] => {
      const [own = '', end] = text.split(
        '\nメールの受け取り方は、マイページの「お知らせメール」で変更できます。\n',
      );
      expect(end).toBe(
        `${cloud.url}/me\n\nこのメールは送信専用です。心当たりがない場合は、貴社のテナント管理者にお知らせください。\n\nSTAFee`,
      );
      return own.replaceAll(number, 'EX-0').replace(id, 'ID').replace(cloud.url, '').trimEnd().split('\n');
    },
  };
};
export type MailedActs = Awaited<ReturnType<typeof startMailedActs>>;
