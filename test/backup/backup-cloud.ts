import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startDemoCloud } from '#test/journeys/demo-cloud.ts';

/** The demo cloud at 09:00 on 2 December 2026 in Japan, with what a test of the backup asks of it. */
export const nineOClock = new Date('2026-12-02T00:00:00.000Z');

const clockFrom = (at: Date) => {
  const ahead = at.getTime() - Date.now();
  return () => new Date(Date.now() + ahead);
};

export const startBackupCloud = async () => {
  const { cloud, close } = await startDemoCloud();
  cloud.setClock(clockFrom(nineOClock));
  const s3 = new S3Client({
    region: 'ap-northeast-1',
    endpoint: cloud.services.s3,
    credentials: cloud.operator,
    systemClockOffset: nineOClock.getTime() - Date.now(),
  });
  const bucket = cloud.nameOf('Copies');
  const osakaBucket = cloud.nameOf('BackupCopies');
  return {
    cloud,
    close,
    bucket,
    osakaBucket,
    moveClock: (at: Date) => cloud.setClock(clockFrom(at)),
    keys: async (prefix: string, Bucket = bucket): Promise<readonly string[]> => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
      return Contents.map(({ Key = '' }) => Key);
    },
    read: async (Key: string, Bucket = bucket): Promise<Uint8Array> => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    put: async (Key: string, body: string, Bucket = bucket): Promise<void> => {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: body }));
    },
  };
};

export type BackupCloud = Awaited<ReturnType<typeof startBackupCloud>>;

/** The event of a schedule. */
export const at = (scheduledAt: string) => ({ scheduledAt });
