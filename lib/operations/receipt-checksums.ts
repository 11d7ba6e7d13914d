import { Mistake } from '#lib/operations/mistake.ts';

/** A row of a receipt: which bytes are meant, and where they lie. */
export type ReceiptRow = {
  readonly tenantId: string;
  readonly id: string;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly size: number;
};

export const keyOf = ({ tenantId, id }: Pick<ReceiptRow, 'tenantId' | 'id'>): string =>
  `t/${tenantId}/evidence/${id}`;

/** What S3 tells about a file without its contents. */
export type StoredFile = {
  readonly size: number;
  /** 64 hex digits. @default S3 keeps no SHA-256 with it, as after a restore that wrote it with another checksum */
  readonly sha256?: string;
};

export type Verdict = 'same' | 'missing' | 'different' | 'unproven';

/** The row decides; a file is the same when size and SHA-256 are, and unproven when nobody has computed its SHA-256. */
export const judgeReceipt = (row: ReceiptRow, file: StoredFile | undefined): Verdict => {
  if (file === undefined) return 'missing';
  if (file.size !== row.size) return 'different';
  if (file.sha256 === undefined) return 'unproven';
  return file.sha256 === row.sha256 ? 'same' : 'different';
};

/** `Bucket, Key, VersionId, TaskStatus, …, ResultMessage`; the message is JSON with doubled quotes. */
const fieldsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
  );

const hexIn = (message: string): string | undefined => {
  const {
    checksum_hex: hex,
    checksum_base64: base64,
    checksumAlgorithm = 'SHA256',
  } = Object(JSON.parse(message));
  if (!/^sha-?256$/i.test(String(checksumAlgorithm))) return undefined;
  const found = typeof hex === 'string' ? hex : Buffer.from(String(base64 ?? ''), 'base64').toString('hex');
  return /^[0-9a-f]{64}$/i.test(found) ? found.toLowerCase() : undefined;
};

/**
 * SHA-256 by key out of a completion report of S3's operation "Compute checksum", which reads the files where they are:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-compute-checksums.html. Only of this bucket; a report of
 * another one proves nothing. Throws Mistake for a file that is no such report.
 */
export const readChecksumReport = (text: string, bucket: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const [ofBucket = '', key = '', , status = '', , , message = ''] = fieldsOf(line);
    if (ofBucket === 'Bucket' && key === 'Key') continue;
    if (ofBucket !== bucket)
      throw new Mistake(`報告の行が ${bucket} のものではありません: ${line.slice(0, 80)}`);
    if (status !== 'succeeded') continue;
    const sha256 = message.startsWith('{') ? hexIn(message) : undefined;
    if (sha256 === undefined) throw new Mistake(`報告に SHA-256 がありません: ${line.slice(0, 80)}`);
    found.set(decodeURIComponent(key.replaceAll('+', ' ')), sha256);
  }
  return found;
};
