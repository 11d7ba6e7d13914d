import { ScanCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { awsSender } from '#lib/operations/aws-calls.ts';
import { readChecksumReport } from '#lib/operations/receipt-checksums.ts';
import type { ReceiptsOrder, VerifyOrder } from '#lib/operations/receipts-order.ts';
import { restoreReceipts } from '#lib/operations/restore-receipts.ts';
import type { Call } from '#lib/operations/step.ts';
import { verifyReceipts } from '#lib/operations/verify-receipts.ts';
import type { VerifyProgress, Verifying } from '#lib/operations/verify-receipts.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { startBackupCloud, nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { passwordIn } from '#test/journeys/demo-cloud.ts';
import { create } from '#test/journeys/claim-driver.ts';
import { attach, signIn } from '#test/journeys/person.ts';
import { settings } from '#test/stages/settings.ts';

const Bucket = 'stafee-prod-osaka-documents-restored';
const point = 'arn:aws:backup:ap-northeast-1:000000000000:recovery-point:receipts';

let it: BackupCloud;
let s3: S3Client;
let send: ReturnType<typeof awsSender>;
let keys: readonly string[];
beforeAll(async () => {
  it = await startBackupCloud();
  const place = {
    region: 'ap-northeast-1',
    credentials: it.cloud.operator,
    systemClockOffset: nineOClock.getTime() - Date.now(),
  };
  s3 = new S3Client({ ...place, endpoint: it.cloud.services.s3 });
  send = awsSender((service) => ({ ...place, endpoint: it.cloud.services[service] }));
  const person = await signIn(it.cloud, {
    companyCode: 'minato',
    loginId: 'tanaka',
    password: passwordIn('minato'),
  });
  const draft = await create(person, { lines: [shinkansen()] });
  for (let count = 0; count < 5; count += 1) await attach(person, draft.id);
  const dynamodb = new DynamoDBClient({ ...place, endpoint: it.cloud.services.dynamodb });
  const { Items = [] } = await dynamodb.send(
    new ScanCommand({
      TableName: it.cloud.nameOf('TenantData'),
      FilterExpression: 'SK = :h',
      ExpressionAttributeValues: { ':h': { S: 'H' } },
    }),
  );
  keys = Items.flatMap(({ PK }) => {
    const [, tenant, id] = /^T#(.+)#E#(.+)$/.exec(PK?.S ?? '') ?? [];
    return tenant === undefined ? [] : [`t/${tenant}/evidence/${id}`];
  }).toSorted();
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
}, 240_000);
afterAll(() => it?.close());

/** What AWS Backup does behind a job: every file of the point under a new version id, unless a file of its name is there. */
const bringBack = async (wanted: readonly string[], ChecksumAlgorithm: 'SHA256' | 'CRC32' = 'SHA256') => {
  for (const Key of wanted) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: it.cloud.nameOf('Documents'), Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ChecksumAlgorithm }));
  }
};

type Files = Record<string, VerifyProgress>;
const worldOf = (files: Files, said: string[] = []): Verifying => ({
  send,
  say: (line) => void said.push(line),
  wait: async () => {},
  pause: async () => {},
  readProgress: (path) => files[path],
  writeProgress: (path, progress) => void (files[path] = structuredClone(progress)),
});

const verifying = (more: Partial<VerifyOrder> = {}): VerifyOrder => ({
  settings: settings.prod,
  table: it.cloud.nameOf('TenantData'),
  bucket: Bucket,
  progress: 'verify.json',
  reports: [],
  ...more,
});

describe('bringing receipts back', () => {
  const order: ReceiptsOrder = {
    settings: settings.prod,
    day: '20261202',
    point,
    bucket: Bucket,
    documentsKeyArn: 'arn:aws:kms:ap-northeast-1:000000000000:key/11111111-1111-4111-8111-111111111111',
    roleArn: 'arn:aws:iam::000000000000:role/stafee-prod-receipts-restorer',
    isRepeated: false,
  };
  const ending = (Status: string, StatusMessage: string) => async () => {
    for (const [id, job] of it.cloud.backup.restoreJobs) {
      if (job['Status'] !== 'RUNNING') continue;
      if (Status === 'COMPLETED') await bringBack(keys);
      it.cloud.backup.restoreJobs.set(id, {
        ...job,
        Status,
        StatusMessage,
        CreatedResourceArn: `arn:aws:s3:::${Bucket}`,
        CompletionDate: new Date('2026-12-02T03:10:00Z'),
      });
    }
  };
  const running = (Status: string, message: string, said: string[] = [], isRepeated = false) => {
    const world = { ...worldOf({}, said), wait: ending(Status, message) };
    const controlTable = it.cloud.nameOf('Control');
    return restoreReceipts({ ...order, controlTable, isRepeated }, () => nineOClock, world);
  };

  test('tells why a job failed, and starts another the next time', async () => {
    await expect(running('FAILED', 'no access to the key')).rejects.toThrow('no access to the key');
    const said: string[] = [];
    await running('COMPLETED', 'One or more objects failed to be restored', said);
    expect(it.cloud.backup.restoreJobs.size).toBe(2);
    expect(said).toEqual([
      '復元ジョブは終わりました: One or more objects failed to be restored',
      expect.stringMatching(
        /^証憑の復元に要した時間: 190 分\(目標 1,440 分以内\)。.*EVID#restore に記録しました。$/,
      ),
      expect.stringContaining('verify-receipts'),
    ]);
  });

  test('under our key, without access lists, by the role that may', () => {
    expect([...it.cloud.backup.restoreJobs.values()].at(-1)).toMatchObject({
      Metadata: {
        DestinationBucketName: Bucket,
        EncryptionType: 'SSE-KMS',
        KMSKey: order.documentsKeyArn,
        RestoreACLs: 'false',
      },
    });
  });

  test('starts no second job when the command is repeated, unless that is asked for', async () => {
    const said: string[] = [];
    await running('COMPLETED', '', said);
    expect(said[0]).toBe('     既に終わっています。');
    expect(it.cloud.backup.restoreJobs.size).toBe(2);
    await running('COMPLETED', '', [], true);
    expect(it.cloud.backup.restoreJobs.size).toBe(3);
  });

  test('is refused into a bucket without versions', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'stafee-plain' }));
    const refused = restoreReceipts({ ...order, bucket: 'stafee-plain' }, () => nineOClock, worldOf({}));
    await expect(refused).rejects.toThrow('バージョニングが有効ではありません');
  });
});

describe('verifying receipts without reading them', () => {
  test('finds each of them the same, page by page, and asks for no content', async () => {
    const files: Files = {};
    const said: string[] = [];
    const calls: Call[] = [];
    const world = worldOf(files, said);
    const watched: Verifying = {
      ...world,
      send: (call) => {
        calls.push(call);
        return send(call.operation === 'Scan' ? { ...call, input: { ...call.input, Limit: 40 } } : call);
      },
    };
    await verifyReceipts(verifying(), new Map(), watched);
    expect(said.at(-1)).toBe(`証憑 ${keys.length} 件のすべてが、記録された SHA-256 と一致しました。`);
    expect(files['verify.json']).toMatchObject({ isDone: true, faults: [] });
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(['Scan', 'HeadObject']));
    expect(calls.filter(({ operation }) => operation === 'Scan').length).toBeGreaterThan(2);
  });

  test('goes on where it broke off, and counts nothing twice', async () => {
    const files: Files = {};
    const world = worldOf(files);
    let asked = 0;
    const dying: Verifying = {
      ...world,
      send: (call) => {
        asked += 1;
        if (asked > 6) throw new Error('switched off');
        return send(call.operation === 'Scan' ? { ...call, input: { ...call.input, Limit: 25 } } : call);
      },
    };
    await expect(verifyReceipts(verifying(), new Map(), dying)).rejects.toThrow('switched off');
    expect(files['verify.json']?.isDone).toBe(false);
    await verifyReceipts(verifying(), new Map(), world);
    expect(files['verify.json']).toMatchObject({ counts: { same: keys.length }, faults: [] });
  });

  test('looks at one company only, when asked, and never goes on in the record of another order', async () => {
    const files: Files = {};
    await verifyReceipts(verifying({ tenantId: minato.tenantId }), new Map(), worldOf(files));
    const own = keys.filter((key) => key.startsWith(`t/${minato.tenantId}/`));
    expect(files['verify.json']?.counts.same).toBe(own.length);
    await expect(verifyReceipts(verifying(), new Map(), worldOf(files))).rejects.toThrow('別の照合の記録');
  });

  test('names what is missing, what differs and what nobody computed, and fails', async () => {
    const [gone = '', other = '', bare = ''] = keys;
    await s3.send(new DeleteObjectCommand({ Bucket, Key: gone }));
    await s3.send(
      new PutObjectCommand({ Bucket, Key: other, Body: 'other bytes', ChecksumAlgorithm: 'SHA256' }),
    );
    await bringBack([bare], 'CRC32');
    const files: Files = {};
    const failing = verifyReceipts(verifying(), new Map(), worldOf(files));
    await expect(failing).rejects.toThrow(`一致 ${keys.length - 3} 件、欠落 1 件、相違 1 件、未確認 1 件`);
    expect([...(files['verify.json']?.faults ?? [])].toSorted()).toEqual(
      [`different ${other}`, `missing ${gone}`, `unproven ${bare}`].toSorted(),
    );
    const said: string[] = [];
    await bringBack([gone]);
    const again = verifyReceipts(verifying(), new Map(), worldOf(files, said));
    await expect(again).rejects.toThrow('欠落 0 件、相違 1 件、未確認 1 件');
    expect(said[0]).toBe('verify.json の照合は終わっています。はじめから照合し直します。');
  });

  test('takes the checksum that S3 computed where it stored none', async () => {
    const [gone = '', other = '', bare = ''] = keys;
    await bringBack([gone, other]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: bare }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
    const line = (message: object) =>
      `${Bucket},${encodeURIComponent(bare)},,succeeded,,200,"${JSON.stringify(message).replaceAll('"', '""')}"\n`;
    const told = { checksum_hex: Buffer.from(digest).toString('hex'), checksumAlgorithm: 'SHA256' };
    const computed = readChecksumReport(line(told), Bucket);
    await verifyReceipts(verifying({ progress: 'second.json' }), computed, worldOf({}));
    const wrong = readChecksumReport(line({ ...told, checksum_hex: 'ab'.repeat(32) }), Bucket);
    const refused = verifyReceipts(verifying({ progress: 'third.json' }), wrong, worldOf({}));
    await expect(refused).rejects.toThrow('相違 1 件');
  });

  test('fails for a table in which there is no receipt at all', async () => {
    const empty = verifying({ table: it.cloud.nameOf('Control'), progress: 'fourth.json' });
    await expect(verifyReceipts(empty, new Map(), worldOf({}))).rejects.toThrow('証憑の記録がありません');
  });
});
