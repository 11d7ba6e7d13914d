import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit } from './claim-driver.ts';
import { maintainingIn } from './maintaining.ts';
import { newUlid } from './person.ts';
import { adminOf, documentsOf, peopleOf } from './run-of-jobs.ts';

type SentBack = { readonly id: string };

/** When the trail says that the claim was sent back. */
const sentBackAt = async (it: BackupCloud, claimId: string): Promise<string> => {
  const scan = new ScanCommand({ TableName: it.cloud.nameOf('Audit') });
  const { Items = [] } = await documentsOf(it).send(scan);
  const deed = Items.find(({ action, target }) => action === 'claim.send-back' && target === claimId);
  return String(deed?.['at']);
};

/** For the applicant, of an act whose release gave the audit item an id of its own: it is found by its moment. */
const noticeOf = async (it: BackupCloud, { id: claimId }: SentBack) => ({
  kind: 'claim-told',
  notice: 'sent-back',
  noticeId: newUlid(),
  tenantId: minato.tenantId,
  claimId,
  userId: minato.masters.users[0]?.id,
  at: await sentBackAt(it, claimId),
});

/** The queue hands over one message twice. */
export const tellTwice = async (it: BackupCloud, claim: SentBack): Promise<void> => {
  const { cloud } = it;
  const Records = [{ messageId: 'twice', body: JSON.stringify(await noticeOf(it, claim)) }];
  const mails = cloud.mails().length;
  for (const _time of ['first', 'second'])
    expect(await cloud.invoke('mail-worker', { Records })).toEqual({ batchItemFailures: [] });
  expect(cloud.mails().length).toBe(mails + 1);
};

/** A notice of a company that may only read now goes back into the queue. */
export const tellDuringMaintenance = async (it: BackupCloud, claim: SentBack): Promise<void> => {
  const { cloud } = it;
  const maintain = maintainingIn(cloud, () => nineOClock);
  await maintain({ tenantId: minato.tenantId, until: new Date(nineOClock.getTime() + 3_600_000) });
  const Records = [{ messageId: 'waits', body: JSON.stringify(await noticeOf(it, claim)) }];
  const mails = cloud.mails().length;
  expect(await cloud.invoke('mail-worker', { Records })).toEqual({ batchItemFailures: [] });
  expect(cloud.mails().length).toBe(mails);
  await maintain({ tenantId: minato.tenantId });
};

/** An approver has a day's notices put together, and they are told at his hour. */
export const tellTogether = async (it: BackupCloud): Promise<void> => {
  const [tanaka, sato] = await peopleOf(it);
  if (tanaka === undefined || sato === undefined) throw new Error('nobody is there');
  const choice = { ways: { request: 'daily' }, hour: 10, expectedVersion: 0 };
  expect((await sato.put('/api/me/mail-choice', choice)).status).toBe(200);
  const draft = await create(tanaka, { lines: [shinkansen({ spentOn: '2026-11-27' })] });
  expect((await submit(tanaka, draft)).status).toBe(200);
  await it.cloud.catchUp();
  const tenOClock = new Date(nineOClock.getTime() + 3_600_000);
  it.moveClock(tenOClock);
  await it.cloud.invoke('digest-dispatch', { scheduledAt: tenOClock.toISOString() });
  await it.cloud.catchUp();
  expect(it.cloud.mails()[0]?.subject).toBe('【STAFee】経費申請のお知らせ（まとめ）: 1件');
  it.moveClock(nineOClock);
};

/** Somebody is invited twice, shut out, let in again and deleted: each time his user in the directory follows. */
export const inviteAndShutOut = async (it: BackupCloud): Promise<void> => {
  const { cloud } = it;
  const admin = await adminOf(it);
  const path = `/api/users/${newUlid()}`;
  const told = async (answering: Promise<{ readonly status: number; readonly body: any }>) => {
    const { status, body } = await answering;
    expect(status).toBe(200);
    await cloud.catchUp();
    return body.version;
  };
  let expectedVersion = await told(
    admin.put(path, {
      name: '山田太郎',
      kana: '',
      loginId: 'yamada',
      email: 'yamada@minato.example.jp',
      grade: '一般',
      posts: [],
      expectedVersion: 0,
    }),
  );
  for (const way of ['link', 'temporary-password'])
    // oxlint-disable-next-line no-await-in-loop -- the second takes the place of the first
    await told(admin.post(`${path}/invitation`, { way }));
  for (const state of ['disabled', 'active', 'deleted'])
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expectedVersion = await told(admin.put(`${path}/state`, { state, expectedVersion }));
};

/** Somebody asks for another address of his own, and opens the link that he is mailed there. */
export const changeOwnAddress = async (it: BackupCloud): Promise<void> => {
  const { cloud } = it;
  const admin = await adminOf(it);
  expect((await admin.post('/api/my/address', { email: 'naoki@minato.example.jp' })).status).toBe(200);
  await cloud.catchUp();
  const texts = cloud.mails().map(({ text }) => text);
  const [, token] =
    texts.map((text) => /address-change#(\S+)/.exec(text)).find((found) => found !== null) ?? [];
  expect((await admin.post('/api/my/address-confirmation', { token })).status).toBe(200);
  await cloud.catchUp();
  expect(cloud.mails()[0]?.subject).toBe('【STAFee】メールアドレスが変更されました');
};

/** One administrator asks the other, who is mailed. */
export const askAnotherAdministrator = async (it: BackupCloud): Promise<void> => {
  const { cloud } = it;
  const admin = await adminOf(it);
  const other = minato.masters.users.find(({ name }) => name === '鈴木一郎')?.id;
  const { version } = (await admin.get(`/api/users/${other}`)).body;
  const given = { roles: ['applicant', 'approver', 'tenant-admin'], expectedVersion: version };
  expect((await admin.put(`/api/users/${other}/roles`, given)).status).toBe(200);
  const rule = (approval: string, expectedVersion: number) => ({ value: { approval }, expectedVersion });
  expect((await admin.put('/api/settings/second-person', rule('on', 0))).status).toBe(200);
  const wish = { deed: 'replace-rule', body: rule('off', 1) };
  const asked = await admin.post('/api/company/second-person-requests', { requestId: newUlid(), wish });
  expect(asked.status).toBe(201);
  await cloud.catchUp();
  expect(cloud.mails()[0]?.subject).toBe('【STAFee】承認の依頼があります');
};
