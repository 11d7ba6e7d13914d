import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { companyDeed } from '#rows/audit.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { DemoCloud } from './demo-cloud.ts';
import type { Resetting } from './password-resetting.ts';

const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: '2026-04-01' };
/** Of somebody who is to be registered. */
export const factsOf = (loginId: string) => ({
  name: '山田太郎',
  kana: 'やまだ たろう',
  loginId,
  email: `${loginId}@minato.example.jp`,
  grade: '一般',
  posts: [post],
});

/** The queue hands over what it handed over before, as after a crash of the worker. */
export const tellAgain = async ({ cloud }: DemoCloud, door: Resetting, userId: string): Promise<void> => {
  const { Items = [] } = await door.database().send(new ScanCommand({ TableName: cloud.nameOf('Audit') }));
  const deeds = Items.filter(({ action, target }) => action === 'user.invite' && target === `user ${userId}`);
  expect(deeds.length).toBeGreaterThan(0);
  const Records = deeds.map((item) => {
    const { eventId: noticeId, tenantId } = storedPartsOf(companyDeed, item) ?? {};
    const body = { kind: 'person-invited', noticeId, tenantId, at: item['at'], userId };
    return { messageId: String(noticeId), body: JSON.stringify(body) };
  });
  expect(await cloud.invoke('mail-worker', { Records })).toEqual({ batchItemFailures: [] });
};

export const tokenIn = (text = ''): string => /first-password#(\S+)/.exec(text)?.[1] ?? 'no link';
export const temporaryIn = (text = ''): string => /仮パスワード: (\S+)/.exec(text)?.[1] ?? 'no password';
