import { ServiceFault } from '#local/aws/calls/service-call.ts';

import {
  knownJob,
  putVerdict,
  startBackupJob,
  startCopyJob,
  startRestoreJob,
  type BackupState,
  type Job,
} from './backup-state.ts';

type Members = Readonly<Record<string, unknown>>;

export type BackupCall = {
  readonly state: BackupState;
  /** The parts of the path that the operation leaves open. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Members;
  readonly now: Date;
};

type BackupOperation = {
  readonly name: string;
  readonly method: 'GET' | 'PUT';
  readonly path: RegExp;
  readonly run: (call: BackupCall) => Members;
};

const matching = (jobs: ReadonlyMap<string, Job>, query: URLSearchParams): readonly Job[] => {
  const after = new Date(query.get('createdAfter') ?? 0);
  const resource = query.get('resourceArn');
  return [...jobs.values()].filter(
    ({ ResourceArn, CreationDate }) =>
      (resource === null || ResourceArn === resource) && CreationDate >= after,
  );
};

const pointsIn = ({ state, names: [vault = ''], query }: BackupCall): Members => {
  const after = new Date(query.get('createdAfter') ?? 0);
  return {
    RecoveryPoints: state.points
      .filter((point) => point.vault === vault && point.ResourceArn === query.get('resourceArn'))
      .filter(({ CreationDate }) => CreationDate >= after)
      .map(({ vault: _vault, ...point }) => ({ Status: 'COMPLETED', ...point })),
  };
};

/** What functions ask of AWS Backup, by its own paths. */
const operations: readonly BackupOperation[] = [
  {
    name: 'StartBackupJob',
    method: 'PUT',
    path: /^\/backup-jobs$/,
    run: ({ state, body, now }) => startBackupJob(state, body, now),
  },
  {
    name: 'ListBackupJobs',
    method: 'GET',
    path: /^\/backup-jobs\/?$/,
    run: ({ state, query }) => ({ BackupJobs: matching(state.backupJobs, query) }),
  },
  {
    name: 'DescribeBackupJob',
    method: 'GET',
    path: /^\/backup-jobs\/([^/]+)$/,
    run: ({ state, names: [id = ''] }) => knownJob(state.backupJobs, id),
  },
  {
    name: 'StartCopyJob',
    method: 'PUT',
    path: /^\/copy-jobs$/,
    run: ({ state, body, now }) => startCopyJob(state, body, now),
  },
  {
    name: 'ListCopyJobs',
    method: 'GET',
    path: /^\/copy-jobs\/?$/,
    run: ({ state, query }) => ({ CopyJobs: matching(state.copyJobs, query) }),
  },
  {
    name: 'DescribeCopyJob',
    method: 'GET',
    path: /^\/copy-jobs\/([^/]+)$/,
    run: ({ state, names: [id = ''] }) => ({ CopyJob: knownJob(state.copyJobs, id) }),
  },
  {
    name: 'ListRecoveryPointsByBackupVault',
    method: 'GET',
    path: /^\/backup-vaults\/([^/]+)\/recovery-points\/?$/,
    run: pointsIn,
  },
  {
    name: 'DescribeRegionSettings',
    method: 'GET',
    path: /^\/account-settings$/,
    run: ({ state }) => state.settings,
  },
  {
    name: 'StartRestoreJob',
    method: 'PUT',
    path: /^\/restore-jobs$/,
    run: ({ state, body, now }) => startRestoreJob(state, body, now),
  },
  {
    name: 'ListRestoreJobs',
    method: 'GET',
    path: /^\/restore-jobs\/?$/,
    run: ({ state }) => ({ RestoreJobs: [...state.restoreJobs.values()] }),
  },
  {
    name: 'DescribeRestoreJob',
    method: 'GET',
    path: /^\/restore-jobs\/([^/]+)$/,
    run: ({ state, names: [id = ''] }) => knownJob(state.restoreJobs, id),
  },
  {
    name: 'PutRestoreValidationResult',
    method: 'PUT',
    path: /^\/restore-jobs\/([^/]+)\/validations$/,
    run: ({ state, names: [id = ''], body }) => putVerdict(state, id, body),
  },
];

/** @throws ServiceFault for what this machine's AWS Backup does not know */
export const operationAt = (
  method: string,
  path: string,
): { readonly operation: BackupOperation; readonly names: readonly string[] } => {
  for (const operation of operations) {
    const found = operation.method === method ? operation.path.exec(path) : null;
    if (found !== null) return { operation, names: found.slice(1).map(decodeURIComponent) };
  }
  throw new ServiceFault(
    'UnknownOperationException',
    `${method} ${path} does not exist on this machine`,
    404,
  );
};
