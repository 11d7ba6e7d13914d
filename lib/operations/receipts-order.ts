import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { StageSettings } from '#lib/settings.ts';
import { receiptsRestorerOf } from '#lib/stacks/osaka-names.ts';

/** Receipts that AWS Backup is to bring back into the stage's own bucket. */
export type ReceiptsOrder = {
  readonly settings: StageSettings;
  /** `20261202`, the day of the restore: the same day is the same order, whoever repeats it. */
  readonly day: string;
  readonly point: string;
  readonly bucket: string;
  readonly documentsKeyArn: string;
  readonly roleArn: string;
  /** Where the measured minutes go. @default said only */
  readonly controlTable?: string;
  /** Starts once more though a job has ended: what is there is passed over. @default one job a day */
  readonly isRepeated: boolean;
};

/** Rows of receipts that are to be held against the files. */
export type VerifyOrder = {
  readonly settings: StageSettings;
  readonly table: string;
  readonly bucket: string;
  /** @default every company */
  readonly tenantId?: TenantId;
  /** A file in which a run that broke off goes on. */
  readonly progress: string;
  /** Completion reports of S3's own computation of checksums. @default what is stored with the objects decides alone */
  readonly reports: readonly string[];
};

export type ReceiptsArguments = {
  readonly point?: readonly string[] | undefined;
  readonly bucket?: string | undefined;
  readonly day?: string | undefined;
  readonly 'documents-key'?: string | undefined;
  readonly control?: string | undefined;
  readonly again: boolean;
  readonly table?: string | undefined;
  readonly tenant?: string | undefined;
  readonly progress?: string | undefined;
  readonly report?: readonly string[] | undefined;
};

type Must = (value: string | undefined, name: string) => string;

const bucketOf = (values: ReceiptsArguments, must: Must): string => {
  const bucket = must(values.bucket, 'bucket');
  if (!/^[a-z0-9][a-z0-9.-]{2,62}$/.test(bucket))
    throw new Mistake(`--bucket はバケットの名前です(s3:// を付けない): ${bucket}`);
  return bucket;
};

/** Points of buckets carry ARNs of AWS Backup, in the Region and the account of the stage: S3 is restored where its point is. */
const pointOf = (values: ReceiptsArguments, { region, account }: StageSettings, must: Must): string => {
  const [first, ...more] = values.point ?? [];
  const point = must(first, 'point');
  if (more.length > 0 || !point.startsWith(`arn:aws:backup:${region}:${account}:recovery-point:`))
    throw new Mistake(
      `--point は、ステージのリージョン(${region})とアカウントにある証憑バケットの復旧ポイントのARN 1つです: ${[point, ...more].join(' ')}`,
    );
  return point;
};

const keyOf = (value: string, { region, account }: StageSettings): string => {
  const arn = value.startsWith('arn:') ? value : `arn:aws:kms:${region}:${account}:key/${value}`;
  if (!new RegExp(`^arn:aws:kms:${region}:${account}:key/(mrk-)?[0-9a-f-]{32,36}$`).test(arn))
    throw new Mistake(`--documents-key はステージのリージョンとアカウントの鍵のIDまたはARN です: ${value}`);
  return arn;
};

/** Reads the arguments of `restore-receipts`. Throws Mistake. */
export const readReceiptsOrder = (
  values: ReceiptsArguments,
  settings: StageSettings,
  must: Must,
): ReceiptsOrder => {
  const day = must(values.day, 'day');
  if (!/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(day))
    throw new Mistake('--day は 20261202 のように8桁で指定してください。再実行では同じ日付を使います。');
  const controlTable = values.control ?? settings.restoredTables?.control?.tableName;
  return {
    settings,
    day,
    point: pointOf(values, settings, must),
    bucket: bucketOf(values, must),
    documentsKeyArn: keyOf(must(values['documents-key'], 'documents-key'), settings),
    roleArn: `arn:aws:iam::${settings.account}:role/${receiptsRestorerOf(settings)}`,
    ...(controlTable === undefined ? {} : { controlTable }),
    isRepeated: values.again,
  };
};

/** Reads the arguments of `verify-receipts`. Throws Mistake. */
export const readVerifyOrder = (
  values: ReceiptsArguments,
  settings: StageSettings,
  must: Must,
): VerifyOrder => {
  const { tenant } = values;
  if (tenant !== undefined && !isTenantId(tenant)) throw new Mistake(`--tenant はテナントIDです: ${tenant}`);
  return {
    settings,
    table: must(values.table ?? settings.restoredTables?.tenantData?.tableName, 'table'),
    bucket: bucketOf(values, must),
    ...(tenant === undefined ? {} : { tenantId: tenant }),
    progress: must(values.progress, 'progress'),
    reports: values.report ?? [],
  };
};
