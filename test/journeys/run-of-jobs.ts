import { createHash } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { nobodysTenantId } from '#lib/settings.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { bytesOf, judgeReceipts, keepReceipt, restoredBucketWith } from '#test/backup/canary-receipts.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { anOrder } from '#test/builders/tenant-plane.ts';
import { create, submit, vote } from './claim-driver.ts';
import { operatorOf, setName } from './dedicated-tenant.ts';
import { newUlid, signIn, type Person } from './person.ts';
import { passwordIn } from './demo-cloud.ts';
import { newPasswords, resettingIn } from './password-resetting.ts';

const account = '000000000000';
const place = `ap-northeast-1:${account}`;
const pdf = '%PDF-1.4';
const pdfHash = createHash('sha256').update(pdf).digest('hex');

export const documentsOf = ({ cloud }: BackupCloud) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: 'ap-northeast-1',
      endpoint: cloud.services.dynamodb,
      credentials: cloud.operator,
      systemClockOffset: nineOClock.getTime() - Date.now(),
    }),
  );

/** A tenant of its own for the restore tests: what it has sealed must open again. */
export const onboardTheCanary = (it: BackupCloud): Promise<unknown> =>
  it.cloud.invoke('onboarding', anOrder({ tenantId: nobodysTenantId, companyCode: 'canary' }));

const signedIn = ({ cloud }: BackupCloud, loginId: string): Promise<Person> => {
  const companyCode = 'minato';
  return signIn(cloud, { companyCode, password: passwordIn(companyCode), loginId });
};

export const peopleOf = (it: BackupCloud): Promise<readonly Person[]> =>
  Promise.all(['tanaka', 'sato'].map((loginId) => signedIn(it, loginId)));

/** テナント管理者. */
export const adminOf = (it: BackupCloud): Promise<Person> => signedIn(it, 'watanabe');

/** Somebody who is known and somebody who is not ask for a new password, one has it, and is told so. */
export const forgetPassword = async ({ cloud }: BackupCloud): Promise<void> => {
  const { request, complete, token, links, done } = resettingIn({ cloud });
  for (const email of ['yamamoto@minato.example.jp', 'dareka@minato.example.jp']) {
    expect((await request(email)).status).toBe(204);
    await cloud.catchUp();
  }
  expect(links()).toHaveLength(1);
  expect((await complete(token(), newPasswords[0])).status).toBe(204);
  await cloud.catchUp();
  expect(done()).toHaveLength(1);
};

/** A claim is sent back, so that a notice is dispatched and mailed, and one upload is never completed. */
export const sendBack = async (it: BackupCloud): Promise<{ readonly id: string }> => {
  const [tanaka, sato] = await peopleOf(it);
  if (tanaka === undefined || sato === undefined) throw new Error('nobody is there');
  const { body: sent } = await submit(tanaka, await create(tanaka, { lines: [shinkansen()] }));
  expect((await vote(sato, sent, { kind: 'send-back', reason: '宛名がない' })).status).toBe(200);
  const draft = await create(tanaka, { lines: [] });
  const file = { fileName: 'a.pdf', contentType: 'application/pdf', size: 8, sha256: pdfHash };
  const reserved = await tanaka.post('/api/evidence', { id: newUlid(), claimId: draft.id, ...file });
  const { uploadUrl, headers } = reserved.body;
  expect((await fetch(uploadUrl, { method: 'PUT', headers, body: pdf })).status).toBe(200);
  await it.cloud.catchUp();
  return { id: sent.id };
};

/** Another archiver has taken the next number of a chain: the archive reads where the chain ends by now. */
export const meetAnotherArchiver = async (it: BackupCloud): Promise<void> => {
  const taken = {
    service: 's3',
    operation: 'PutObject',
    code: 'PreconditionFailed',
    statusCode: 412,
  } as const;
  await it.cloud.catchUp();
  it.cloud.faults.failNext(taken);
  await peopleOf(it);
  await it.cloud.catchUp();
  expect(it.cloud.faults.pending()).toBe(0);
};

/** A list of addresses is changed. */
export const syncAddresses = async (it: BackupCloud): Promise<void> => {
  const secondsAhead = (nineOClock.getTime() - Date.now()) / 1000;
  await operatorOf(it.cloud, () => secondsAhead).changeList(['203.0.113.7']);
  await it.cloud.catchUp();
  expect(it.cloud.addressSets.addressesOf(setName)).toEqual(['203.0.113.7/32']);
};

/** A backup and a copy to Osaka fail, and one is to be copied that no plan copies. */
export const failBackups = async ({ cloud }: BackupCloud): Promise<void> => {
  const BackupVaultName = cloud.nameOf('stafee-local-Backup/Vault');
  const ResourceArn = `arn:aws:dynamodb:${place}:table/${cloud.nameOf('TenantData')}`;
  const point = `arn:aws:backup:${place}:recovery-point:1`;
  const common = { ResourceArn, CreationDate: new Date('2026-12-01T17:00:00Z') };
  const job = { ...common, BackupVaultName };
  const byPlan = { BackupPlanArn: `arn:aws:backup:${place}:backup-plan:daily` };
  cloud.backup.backupJobs.set('a', { ...job, BackupJobId: 'a', State: 'FAILED', CreatedBy: byPlan });
  cloud.backup.backupJobs.set('b', { ...job, BackupJobId: 'b', State: 'COMPLETED', RecoveryPointArn: point });
  cloud.backup.copyJobs.set('c', {
    ...common,
    CopyJobId: 'c',
    State: 'FAILED',
    SourceBackupVaultArn: `arn:aws:backup:${place}:backup-vault:${BackupVaultName}`,
    SourceRecoveryPointArn: point,
  });
  for (const id of [{ backupJobId: 'a' }, { backupJobId: 'b' }, { copyJobId: 'c' }])
    await cloud.invoke('backup-rerun', { detail: { ...id, state: 'FAILED' } });
  expect([cloud.backup.backupJobs.size, cloud.backup.copyJobs.size]).toEqual([3, 3]);
};

/** AWS Backup brings three tables and the receipts back under other names, the canary's among them. */
export const proveRestores = async (it: BackupCloud): Promise<void> => {
  const { cloud } = it;
  const client = documentsOf(it);
  const restored = ['TenantData', 'Keystore', 'Control'];
  for (const name of restored) {
    const TableName = `awsbackup-restore-test-${name}`;
    const keys = ['PK', 'SK'];
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keys.map((AttributeName, n) => ({ AttributeName, KeyType: n === 0 ? 'HASH' : 'RANGE' })),
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      }),
    );
    const { Items = [] } = await client.send(new ScanCommand({ TableName: cloud.nameOf(name) }));
    for (const Item of Items.filter(({ PK }) => String(PK).includes(nobodysTenantId)))
      await client.send(new PutCommand({ TableName, Item }));
    cloud.backup.restoreJobs.set(name, {
      RestoreJobId: name,
      Status: 'COMPLETED',
      CreatedBy: {
        RestoreTestingPlanArn: `arn:aws:backup:${place}:restore-testing-plan:${cloud.nameOf('RestoreTests/Plan')}`,
      },
      SourceResourceArn: `arn:aws:dynamodb:${place}:table/${cloud.nameOf(name)}`,
      CreatedResourceArn: `arn:aws:dynamodb:${place}:table/${TableName}`,
      CreationDate: new Date('2026-11-30T19:00:00Z'),
      CompletionDate: new Date('2026-11-30T19:41:10Z'),
    });
    const detail = { restoreJobId: name, status: 'COMPLETED' };
    await cloud.invoke('restore-validation', { region: 'ap-northeast-1', detail });
  }
  const receipt = newUlid();
  await keepReceipt(it, receipt);
  await judgeReceipts(
    it,
    'Documents',
    await restoredBucketWith(it, 'documents', { [receipt]: bytesOf(receipt) }),
  );
  expect(cloud.backup.verdicts).toMatchObject(
    [...restored, 'Documents'].map(() => ({ ValidationStatus: 'SUCCESSFUL' })),
  );
};

const oneNight: Readonly<Record<string, string>> = {
  'backup-export': '2026-12-02T00:00:00.000Z',
  'backup-users': '2026-12-02T00:00:00.000Z',
  'backup-freshness': '2026-12-02T00:01:00.000Z',
  'clock-check': '2026-12-02T00:02:00.000Z',
  'digest-dispatch': '2026-12-02T00:02:30.000Z',
  'duty-reminder': '2026-12-02T00:02:45.000Z',
  'announcement-dispatch': '2026-12-02T00:02:40.000Z',
  'audit-extract': '2026-12-02T00:02:55.000Z',
  'audit-seal': '2026-12-02T00:02:50.000Z',
  'ipset-sync': '2026-12-02T00:03:00.000Z',
  'retention-purge': '2026-12-03T01:30:00.000Z',
  'backup-monthly': '2027-01-01T00:30:00.000Z',
};

/** Each scheduled function once; the purge a day after the reservation, the report on the first of the month. */
export const runSchedules = async (it: BackupCloud): Promise<void> => {
  const { schedules, invoke } = it.cloud;
  expect(schedules.map(({ name }) => name).toSorted()).toEqual(Object.keys(oneNight).toSorted());
  const answers: Record<string, unknown> = {};
  for (const [name, when] of Object.entries(oneNight)) {
    const due = new Date(when);
    it.moveClock(due);
    const schedule = schedules.find((one) => one.name === name);
    answers[name] = await invoke(schedule?.functionArn ?? '', JSON.parse(schedule?.eventAt(due) ?? '{}'));
  }
  expect(answers).toMatchObject({
    'audit-extract': { failed: 0 },
    'audit-seal': { faults: 0, isFinished: true },
    'backup-export': { exports: 5 },
    'retention-purge': { failedTenants: [], counts: { reservations: 1, reservedObjects: 1 } },
    'backup-monthly': { month: '2026-12' },
  });
};

/** Events come at least once: of each schedule two runs at the same moment, and how they ended. */
export const runSchedulesTwiceAtOnce = async (it: BackupCloud, at: Date): Promise<readonly string[]> => {
  it.moveClock(at);
  const ended: string[] = [];
  for (const { functionArn, eventAt, name } of it.cloud.schedules) {
    const run = () => it.cloud.invoke(functionArn, JSON.parse(eventAt(at)));
    const ends = await Promise.allSettled([run(), run()]);
    ended.push(`${name} ${ends.map(({ status }) => status).join(' ')}`);
  }
  return ended;
};
