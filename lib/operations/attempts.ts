import { listIn, partOf } from '#lib/operations/step.ts';
import type { Restored, Send } from '#lib/operations/step.ts';

/** One try at bringing a table back, as AWS remembers it: a run that broke off needs no memory of its own. */
export type Attempt = {
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: number;
  /** @default it runs, or AWS does not say */
  readonly endedAt?: number;
  /** How it ended, in AWS's words. */
  readonly message: string;
};

const states: Readonly<Record<string, Attempt['state']>> = {
  PENDING: 'running',
  RUNNING: 'running',
  IN_PROGRESS: 'running',
  COMPLETED: 'done',
};

const attemptOf = (status: unknown, startedAt: unknown, message: unknown): Attempt => ({
  state: states[String(status)] ?? 'failed',
  startedAt: new Date(String(startedAt)).getTime(),
  message: String(message ?? status),
});

const pages = async (send: Send, call: Parameters<Send>[0]): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  let token: unknown;
  do {
    const input = token === undefined ? call.input : { ...call.input, NextToken: token };
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await send({ ...call, input });
    found.push(...listIn(page, 'RestoreJobs'), ...listIn(page, 'ImportSummaryList'));
    token = partOf(page, 'NextToken');
  } while (typeof token === 'string');
  return found;
};

type Restoring = {
  readonly type: 'DynamoDB' | 'S3';
  readonly point: string;
  /** The ARN of what is to be made, or filled. */
  readonly madeArn: string;
};

/** Restore jobs of this point that made this table or bucket, or have not named one yet; the oldest first. */
export const restoreAttempts = async (
  send: Send,
  { type, point, madeArn }: Restoring,
): Promise<readonly Attempt[]> => {
  const jobs = await pages(send, {
    service: 'backup',
    operation: 'ListRestoreJobs',
    input: { ByResourceType: type },
  });
  return jobs
    .filter((job) => partOf(job, 'RecoveryPointArn') === point)
    .filter((job) => [undefined, madeArn].includes(textOrNothing(partOf(job, 'CreatedResourceArn'))))
    .map((job) => {
      const ended = new Date(String(partOf(job, 'CompletionDate'))).getTime();
      return {
        ...attemptOf(partOf(job, 'Status'), partOf(job, 'CreationDate'), partOf(job, 'StatusMessage')),
        ...(Number.isNaN(ended) ? {} : { endedAt: ended }),
      };
    })
    .toSorted((one, other) => one.startedAt - other.startedAt);
};

const textOrNothing = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const imports = async (
  send: Send,
  { tableArn }: Restored,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
): Promise<readonly Attempt[]> => {
  const made = await pages(send, {
    service: 'dynamodb',
    operation: 'ListImports',
    input: { TableArn: tableArn },
  });
  return made
    .filter((one) => partOf(one, 'S3BucketSource', 'S3Bucket') === bucket)
    .filter((one) => String(partOf(one, 'S3BucketSource', 'S3KeyPrefix')).startsWith(`${prefix}/`))
    .map((one) =>
      attemptOf(
        partOf(one, 'ImportStatus'),
        partOf(one, 'StartTime'),
        `${String(partOf(one, 'ImportStatus'))} (${String(partOf(one, 'ImportArn'))})`,
      ),
    );
};

/** Every try at this table from this source, the oldest first. */
export const attemptsAt = async (send: Send, restored: Restored): Promise<readonly Attempt[]> => {
  const { source } = restored;
  const found =
    source.kind === 'point'
      ? await restoreAttempts(send, {
          type: 'DynamoDB',
          point: source.arn,
          madeArn: restored.tableArn,
        })
      : await imports(send, restored, source);
  return found.toSorted((one, other) => one.startedAt - other.startedAt);
};
