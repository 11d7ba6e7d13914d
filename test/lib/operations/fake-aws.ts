import type { Call, Send } from '#lib/operations/step.ts';

type Table = Record<string, any>;

/** What a refusal of AWS looks like to a caller. */
export const refusal = (name: string, message = name): Error => Object.assign(new Error(message), { name });

const keySchema = [
  { AttributeName: 'PK', KeyType: 'HASH' },
  { AttributeName: 'SK', KeyType: 'RANGE' },
];

/** As much of AWS as a restore asks for, in memory. Jobs end when somebody has waited once. */
export const fakeAws = () => {
  const jobs: Table[] = [];
  const imports: Table[] = [];
  const tables = new Map<string, Table>();
  const calls: Call[] = [];
  const ends = { status: 'COMPLETED', message: '' };

  const table = (name: unknown): Table => {
    const found = tables.get(String(name).split('/').at(-1) ?? '');
    if (found === undefined) throw refusal('ResourceNotFoundException');
    return found;
  };
  const make = (name: string, keyArn: string, indexes: readonly string[]): void => {
    tables.set(name, {
      TableStatus: 'ACTIVE',
      KeySchema: keySchema,
      SSEDescription: { KMSMasterKeyArn: keyArn },
      GlobalSecondaryIndexes: indexes.map((IndexName) => ({ IndexName })),
      items: 1,
    });
  };
  /** AWS brings indexes back with a table. */
  const indexesOf = (name: string): readonly string[] => {
    if (name.includes('TenantData')) return ['GSI1', 'GSI2'];
    return name.includes('Control') ? ['TenantList'] : [];
  };

  const operations: Record<string, (input: Table) => unknown> = {
    ListRestoreJobs: () => ({ RestoreJobs: jobs }),
    ListImports: ({ TableArn }) => ({
      ImportSummaryList: imports.filter((one) => one['TableArn'] === TableArn),
    }),
    StartRestoreJob: (input) => {
      const known = jobs.find(({ token }) => token === input['IdempotencyToken']);
      if (known !== undefined) return { RestoreJobId: known['RestoreJobId'] };
      const job = {
        RestoreJobId: `job-${jobs.length + 1}`,
        token: input['IdempotencyToken'],
        RecoveryPointArn: input['RecoveryPointArn'],
        Status: 'RUNNING',
        CreationDate: new Date('2026-12-02T00:00:00Z'),
        metadata: input['Metadata'],
      };
      jobs.push(job);
      return { RestoreJobId: job.RestoreJobId };
    },
    ImportTable: ({ TableCreationParameters: made, S3BucketSource }) => {
      const TableArn = `arn:aws:dynamodb:ap-northeast-3:123456789012:table/${made.TableName}`;
      const StartTime = new Date('2026-12-02T00:00:00Z');
      imports.push({ TableArn, S3BucketSource, ImportStatus: 'IN_PROGRESS', StartTime, made });
    },
    DescribeTable: ({ TableName }) => ({ Table: table(TableName) }),
    UpdateContinuousBackups: ({ TableName }) => {
      table(TableName)['pitr'] = 'ENABLED';
    },
    UpdateTable: ({ TableName, StreamSpecification, DeletionProtectionEnabled }) => {
      const found = table(TableName);
      if (StreamSpecification !== undefined) {
        if (found['StreamSpecification'] !== undefined)
          throw refusal('ValidationException', 'Table already has an enabled stream: arn');
        Object.assign(found, { StreamSpecification, LatestStreamArn: `stream-of-${TableName}` });
      }
      if (DeletionProtectionEnabled !== undefined) Object.assign(found, { DeletionProtectionEnabled });
    },
    TagResource: ({ ResourceArn, Tags }) => {
      table(ResourceArn)['Tags'] = Tags;
    },
    PutResourcePolicy: ({ ResourceArn, Policy }) => {
      table(ResourceArn)['Policy'] = Policy;
    },
    DescribeContinuousBackups: ({ TableName }) => ({
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: table(TableName)['pitr'] ?? 'DISABLED' },
      },
    }),
    ListTagsOfResource: ({ ResourceArn }) => ({ Tags: table(ResourceArn)['Tags'] }),
    GetResourcePolicy: ({ ResourceArn }) => ({ Policy: table(ResourceArn)['Policy'] }),
    Scan: ({ TableName }) => ({ Count: table(TableName)['items'] }),
    PutItem: ({ TableName, Item }) => {
      table(TableName)['evidence'] = Item;
    },
  };

  const send: Send = async (call) => {
    calls.push(call);
    const run = operations[call.operation];
    if (run === undefined) throw new Error(`nobody plays ${call.operation}`);
    return run({ ...call.input }) ?? {};
  };

  const wait = async (): Promise<void> => {
    for (const job of jobs.filter(({ Status }) => Status === 'RUNNING')) {
      const { targetTableName, kmsMasterKeyArn } = job['metadata'];
      Object.assign(job, { Status: ends.status, StatusMessage: ends.message });
      if (ends.status !== 'COMPLETED') continue;
      job['CreatedResourceArn'] = `arn:aws:dynamodb:ap-northeast-3:123456789012:table/${targetTableName}`;
      make(targetTableName, kmsMasterKeyArn, indexesOf(targetTableName));
    }
    for (const one of imports.filter(({ ImportStatus }) => ImportStatus === 'IN_PROGRESS')) {
      one['ImportStatus'] = ends.status;
      const { TableName, SSESpecification, GlobalSecondaryIndexes = [] } = one['made'];
      const indexes = GlobalSecondaryIndexes.map(({ IndexName }: Table) => IndexName);
      make(TableName, SSESpecification.KMSMasterKeyId, indexes);
    }
  };

  return { jobs, imports, tables, calls, ends, send, wait };
};
