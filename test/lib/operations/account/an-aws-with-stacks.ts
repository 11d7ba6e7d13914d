import type { AccountCall, AskAccount } from '#lib/operations/account/account-call.ts';
import { refusal } from '#test/lib/operations/fake-aws.ts';

/** Something that a stack made: how much is in it, and whether it refuses to go. */
export type Thing = { readonly type: string; holds: number; locked: boolean; region: string };

export type Stack = {
  readonly name: string;
  readonly id: string;
  readonly region: string;
  readonly madeAt: string;
  status: string;
  isProtected: boolean;
  /** Ids of what it made and keeps; `existed` was there before, so that its creation failed. */
  readonly keeps: readonly { readonly id: string; readonly type: string; readonly existed?: boolean }[];
  readonly everCompleted: boolean;
};

const text = (call: AccountCall, name: string): string => {
  const value = call.input[name];
  return typeof value === 'string' ? value : '';
};

/**
 * As much of AWS as is asked by who sweeps or tears down, in memory, each answer as its API reference documents it.
 * Deletions take one wait, as they take minutes there.
 */
export const anAwsWithStacks = (stacks: readonly Stack[], things: ReadonlyMap<string, Thing>) => {
  const there = new Map(things);
  const scheduled = new Map<string, unknown>();
  const calls: AccountCall[] = [];
  const breaks = { after: Number.POSITIVE_INFINITY };

  const thing = (call: AccountCall, name: string, absent: string): Thing => {
    const found = there.get(text(call, name));
    if (found === undefined || found.region !== call.region) throw refusal(absent);
    return found;
  };
  const go = (call: AccountCall, name: string, absent: string, inUse: string): void => {
    const found = thing(call, name, absent);
    // A bucket's lock is of its objects; an empty one goes.
    if (found.locked && found.type !== 'AWS::S3::Bucket')
      throw refusal('ValidationException', 'it is protected');
    // A table, a pool, a group and a queue go with what they hold; a bucket and a vault refuse.
    if (inUse !== '' && found.holds > 0) throw refusal(inUse);
    there.delete(text(call, name));
  };
  const stack = (call: AccountCall): Stack => {
    const found = stacks.find(
      ({ id, name, region, status }) =>
        region === call.region &&
        (id === text(call, 'StackName') ||
          (name === text(call, 'StackName') && status !== 'DELETE_COMPLETE')),
    );
    if (found === undefined) throw refusal('ValidationError', 'Stack with id it does not exist');
    return found;
  };
  const entries = (count: number, one: object): readonly object[] => Array.from({ length: count }, () => one);

  const operations: Record<string, (call: AccountCall) => unknown> = {
    GetCallerIdentity: () => ({ Account: '123456789012' }),
    ListStacks: ({ region }) => ({
      StackSummaries: stacks
        .filter((one) => one.region === region)
        .map(({ name, id, status, madeAt }) => ({
          StackName: name,
          StackId: id,
          StackStatus: status,
          CreationTime: madeAt,
        })),
    }),
    DescribeStacks: (call) => ({ Stacks: [{ StackStatus: stack(call).status }] }),
    DescribeStackEvents: (call) => {
      const { name, keeps, everCompleted } = stack(call);
      const own = (ResourceStatus: string) => ({
        LogicalResourceId: name,
        ResourceType: 'AWS::CloudFormation::Stack',
        ResourceStatus,
      });
      return {
        StackEvents: [
          own('CREATE_IN_PROGRESS'),
          ...(everCompleted ? [own('CREATE_COMPLETE')] : []),
          ...keeps.map(({ id, type, existed }) => ({
            PhysicalResourceId: id,
            ResourceType: type,
            ResourceStatus: existed === true ? 'CREATE_FAILED' : 'CREATE_COMPLETE',
          })),
        ],
      };
    },
    ListStackResources: (call) => {
      const { keeps, status } = stack(call);
      const isGone = status === 'DELETE_COMPLETE' || status.startsWith('ROLLBACK');
      return {
        StackResourceSummaries: keeps.map(({ id, type }) => ({
          LogicalResourceId: 'Kept',
          PhysicalResourceId: id,
          ResourceType: type,
          ResourceStatus: isGone ? 'DELETE_SKIPPED' : 'CREATE_COMPLETE',
        })),
      };
    },
    UpdateTerminationProtection: (call) => {
      stack(call).isProtected = false;
    },
    DeleteStack: (call) => {
      const found = stack(call);
      if (found.isProtected) throw refusal('ValidationError', 'TerminationProtection is enabled');
      if (found.status !== 'DELETE_COMPLETE') found.status = 'DELETE_IN_PROGRESS';
    },
    ListObjectVersions: (call) => {
      const { holds } = thing(call, 'Bucket', 'NoSuchBucket');
      const shown = Math.min(holds, Number(call.input['MaxKeys']));
      return {
        Versions: entries(Math.ceil(shown / 2), { Key: 'a', VersionId: 'v' }),
        DeleteMarkers: entries(Math.floor(shown / 2), { Key: 'a', VersionId: 'm' }),
      };
    },
    DeleteObjects: (call) => {
      const found = thing(call, 'Bucket', 'NoSuchBucket');
      const { Objects } = Object(call.input['Delete']);
      if (found.locked && call.input['BypassGovernanceRetention'] !== true)
        return { Errors: [{ Key: 'a', Message: 'Access Denied' }] };
      found.locked = false;
      found.holds -= Objects.length;
      return {};
    },
    DeleteBucket: (call) => go(call, 'Bucket', 'NoSuchBucket', 'BucketNotEmpty'),
    Scan: (call) => ({
      Count: Math.min(1, thing(call, 'TableName', 'ResourceNotFoundException').holds),
      ScannedCount: Math.min(1, thing(call, 'TableName', 'ResourceNotFoundException').holds),
    }),
    DescribeTable: (call) => ({
      Table: { DeletionProtectionEnabled: thing(call, 'TableName', 'ResourceNotFoundException').locked },
    }),
    UpdateTable: (call) => {
      thing(call, 'TableName', 'ResourceNotFoundException').locked = false;
    },
    DeleteTable: (call) => go(call, 'TableName', 'ResourceNotFoundException', ''),
    ListUsers: (call) => ({
      Users: entries(Math.min(1, thing(call, 'UserPoolId', 'ResourceNotFoundException').holds), {
        Username: 'u',
      }),
    }),
    DescribeUserPool: (call) => ({
      UserPool: {
        DeletionProtection: thing(call, 'UserPoolId', 'ResourceNotFoundException').locked
          ? 'ACTIVE'
          : 'INACTIVE',
      },
    }),
    UpdateUserPool: (call) => {
      thing(call, 'UserPoolId', 'ResourceNotFoundException').locked = false;
    },
    DeleteUserPool: (call) => go(call, 'UserPoolId', 'ResourceNotFoundException', ''),
    DescribeBackupVault: (call) => ({
      Locked: thing(call, 'BackupVaultName', 'AccessDeniedException').locked,
    }),
    DeleteBackupVaultLockConfiguration: (call) => {
      thing(call, 'BackupVaultName', 'ResourceNotFoundException').locked = false;
    },
    ListRecoveryPointsByBackupVault: (call) => ({
      RecoveryPoints: entries(thing(call, 'BackupVaultName', 'ResourceNotFoundException').holds, {
        RecoveryPointArn: 'arn:p',
        Status: 'COMPLETED',
      }),
    }),
    DeleteRecoveryPoint: (call) => {
      const found = thing(call, 'BackupVaultName', 'ResourceNotFoundException');
      if (found.locked) throw refusal('InvalidRequestException', 'the vault is locked');
      found.holds -= 1;
    },
    DeleteBackupVault: (call) =>
      go(call, 'BackupVaultName', 'ResourceNotFoundException', 'InvalidRequestException'),
    DescribeLogStreams: (call) => ({
      logStreams: entries(thing(call, 'logGroupName', 'ResourceNotFoundException').holds, {
        logStreamName: 's',
      }),
    }),
    DeleteLogGroup: (call) => go(call, 'logGroupName', 'ResourceNotFoundException', ''),
    DescribeKey: (call) => {
      thing(call, 'KeyId', 'NotFoundException');
      return {
        KeyMetadata: { KeyState: scheduled.has(text(call, 'KeyId')) ? 'PendingDeletion' : 'Enabled' },
      };
    },
    ScheduleKeyDeletion: (call) => {
      thing(call, 'KeyId', 'NotFoundException');
      scheduled.set(text(call, 'KeyId'), call.input['PendingWindowInDays']);
    },
    GetQueueAttributes: (call) => ({
      Attributes: {
        ApproximateNumberOfMessages: `${thing(call, 'QueueUrl', 'AWS.SimpleQueueService.NonExistentQueue').holds}`,
      },
    }),
    DeleteQueue: (call) => go(call, 'QueueUrl', 'AWS.SimpleQueueService.NonExistentQueue', ''),
    GetTrail: (call) => ({ Trail: thing(call, 'Name', 'TrailNotFoundException') }),
    DeleteTrail: (call) => go(call, 'Name', 'TrailNotFoundException', ''),
  };

  const askAccount: AskAccount = async (call) => {
    calls.push(call);
    if (calls.length > breaks.after) throw new Error('the line broke');
    const run = operations[call.operation];
    if (run === undefined) throw new Error(`nobody plays ${call.operation}`);
    return run(call) ?? {};
  };
  const wait = async (): Promise<void> => {
    for (const one of stacks) if (one.status === 'DELETE_IN_PROGRESS') one.status = 'DELETE_COMPLETE';
  };
  return { askAccount, wait, there, scheduled, stacks, calls, breaks };
};
