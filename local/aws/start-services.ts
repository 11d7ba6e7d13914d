import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { startBackup, type RunningBackup } from '#local/aws/backup/start-backup.ts';
import { callLog, type CallLog } from '#local/aws/calls/call-log.ts';
import { callersOf, type Caller } from '#local/aws/calls/caller.ts';
import { faultsToOrder, type Faults } from '#local/aws/calls/faults.ts';
import { gateOf } from '#local/aws/calls/gate.ts';
import type { CommitListener } from '#local/aws/dynamodb/ledger.ts';
import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import type { RunningService, ServiceOptions } from '#local/aws/calls/service-call.ts';
import { startCognito, type RunningCognito } from '#local/aws/cognito/start-cognito.ts';
import type { ItemRule } from '#local/aws/dynamodb/attribute-value.ts';
import { startDynamoDb, type RunningDynamoDb } from '#local/aws/dynamodb/start-dynamodb.ts';
import { enforcingTemplate, type UnusedPermissions } from '#local/aws/iam/enforce.ts';
import { startKms, type RunningKms } from '#local/aws/kms/start-kms.ts';
import { mappingsOf } from '#local/aws/lambda/event-source-mappings.ts';
import { startMail, type RunningMail } from '#local/aws/mail/start-mail.ts';
import { queuesOf } from '#local/aws/queues/queues-of.ts';
import { startQueues, type RunningQueues } from '#local/aws/queues/start-queues.ts';
import { putInside } from '#local/aws/s3/put-inside.ts';
import { startS3, type RunningS3 } from '#local/aws/s3/start-s3.ts';
import { startSts } from '#local/aws/sts/start-sts.ts';
import { streamedTablesOf } from '#local/aws/streams/start-streams.ts';
import { ipSetsOf } from '#local/aws/waf/ip-sets.ts';
import { startWaf, type RunningWaf } from '#local/aws/waf/start-waf.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

export const region = 'ap-northeast-1';
export const accountId = '000000000000';

export type Services = {
  readonly options: ServiceOptions;
  readonly operator: Caller;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly unusedPermissions: UnusedPermissions;
  /** Calls the listener after each commit of a table, in commit order. */
  readonly onCommit: (listener: CommitListener) => void;
  readonly queues: RunningQueues;
  readonly backup: RunningBackup;
  readonly dynamodb: RunningDynamoDb;
  readonly s3: RunningS3;
  readonly kms: RunningKms;
  readonly cognito: RunningCognito;
  readonly mail: RunningMail;
  readonly waf: RunningWaf;
  readonly sts: RunningService;
  /**
   * What all services in memory hold now, but for the jobs and points of Backup and the sessions of roles.
   * @throws Error for services with a data folder
   */
  readonly remember: () => Promise<TakeBack>;
  readonly close: () => Promise<void>;
};

/** The roles of the template, each with its trust policy. */
const startRoles = (template: CloudTemplate, options: ServiceOptions): Promise<RunningService> => {
  const trust = new Map<string, unknown>(
    template
      .ofType('AWS::IAM::Role')
      .map((role) => [role.attribute('Arn'), role.properties['AssumeRolePolicyDocument']]),
  );
  return startSts({ ...options, trustOf: (roleArn) => trust.get(roleArn) });
};

/** Whether an event source mapping of the template reads the stream of this table. */
const streamedIn = (template: CloudTemplate): ((table: string) => boolean) => {
  const read = new Set(mappingsOf(template).map(({ sourceArn }) => sourceArn));
  const names = streamedTablesOf(template).filter(({ streamArn }) => read.has(streamArn));
  const streamed = new Set(names.map(({ table }) => table));
  return (table) => streamed.has(table);
};

/** The operator of this machine: a key that lives as long as the process and is told to nobody outside it. */
const newOperator = (): Caller => ({
  accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: randomBytes(30).toString('base64'),
  principalArn: `arn:aws:iam::${accountId}:root`,
  tags: {},
});

/** Closes what did start when something else did not, so that no port and no lock is left. */
const allOrNone = async <T extends readonly Promise<{ readonly close: () => Promise<void> }>[]>(
  starting: T,
): Promise<void> => {
  const outcomes = await Promise.allSettled(starting);
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed?.status !== 'rejected') return;
  const started = outcomes.filter((one) => one.status === 'fulfilled');
  await Promise.all(started.map(({ value }) => value.close()));
  throw failed.reason;
};

type Remembered = Pick<Services, 'dynamodb' | 's3' | 'kms' | 'cognito' | 'mail' | 'queues' | 'waf'>;

const rememberingOf =
  ({ dynamodb, s3, kms, cognito, mail, queues, waf }: Remembered): Services['remember'] =>
  async () => {
    const back = [s3, kms, cognito, mail, queues, waf.sets].map(({ remember }) => remember());
    back.push(await dynamodb.remember());
    return async () => void (await Promise.all(back.map((takeBack) => takeBack())));
  };

/** S3 tells a stranger nothing about absence, so it asks who may list. */
const startFiles = (options: ServiceOptions, iam: ReturnType<typeof enforcingTemplate>): Promise<RunningS3> =>
  startS3({
    ...options,
    mayList: (caller, Bucket) =>
      iam.allows({ service: 's3', operation: 'ListObjectsV2', caller, input: { Bucket } }),
  });

type ServicesOptions = {
  readonly clock: () => Date;
  /** @default everything is in memory */
  readonly dataFolder?: string;
  /** @default every item may be stored */
  readonly whyNotStored?: ItemRule;
};

/**
 * Starts every service of the local cloud, empty or with what the data folder holds.
 * @throws Error when the data folder is damaged or in use
 */
export const startServices = async (
  template: CloudTemplate,
  { clock, dataFolder, ...rules }: ServicesOptions,
): Promise<Services> => {
  const [calls, faults, operator] = [callLog(), faultsToOrder(), newOperator()];
  const iam = enforcingTemplate(template, { region, accountId, clock });
  const options: ServiceOptions = {
    callers: callersOf([operator]),
    gate: gateOf([calls.gate, iam.gate, faults.gate]),
    clock,
    region,
    accountId,
    ...(dataFolder === undefined ? {} : { dataFolder }),
  };
  const commitListeners: CommitListener[] = [];
  const s3 = startFiles(options, iam);
  const starting = {
    dynamodb: startDynamoDb({
      ...options,
      ...rules,
      indexLag: faults.indexLag,
      isStreamed: streamedIn(template),
      putExported: putInside(async () => (await s3).url, operator, region),
      onCommit: (changes) => commitListeners.forEach((listener) => listener(changes)),
      ...(dataFolder === undefined ? {} : { dataFolder: join(dataFolder, 'dynamodb') }),
    }),
    s3,
    backup: startBackup(options),
    kms: startKms(options),
    cognito: startCognito(options),
    mail: startMail(options),
    queues: startQueues({ ...options, queues: queuesOf(template) }),
    waf: startWaf({ ...options, ipSets: ipSetsOf(template) }),
    sts: startRoles(template, options),
  };
  await allOrNone(Object.values(starting));
  const running = {
    dynamodb: await starting.dynamodb,
    s3: await starting.s3,
    backup: await starting.backup,
    kms: await starting.kms,
    cognito: await starting.cognito,
    mail: await starting.mail,
    queues: await starting.queues,
    waf: await starting.waf,
    sts: await starting.sts,
  };
  return {
    ...running,
    remember: rememberingOf(running),
    options,
    onCommit: (listener) => void commitListeners.push(listener),
    operator,
    calls,
    faults,
    unusedPermissions: iam.unusedPermissions,
    close: async () => void (await Promise.all(Object.values(running).map((service) => service.close()))),
  };
};
