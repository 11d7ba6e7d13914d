import { Construct } from 'constructs';

import { Announcing, keepingCopies } from '#lib/constructs/announcing.ts';
import { tellingOfGrants } from '#lib/constructs/telling-of-grants.ts';
import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { StreamReader, WorkQueue } from '#lib/constructs/event-sources.ts';
import { streamOf } from '#lib/constructs/protected-table.ts';
import { findingPeople } from '#lib/constructs/finding-people.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import {
  onOwnRows,
  onPool,
  onRows,
  sendingMail,
  throughService,
  unwrapOwnKeys,
} from '#lib/constructs/statements.ts';
import { addMailSender } from '#lib/constructs/mail-sender.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { TenantRole } from '#lib/constructs/tenant-role.ts';
import { dedicatedHostsOf } from '#lib/dedicated-tenants.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import type { Network } from '#lib/stacks/network.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';
import { companyAccess } from '#rows/access.ts';
import { companyDeed } from '#rows/audit.ts';
import { claimEvent, claimHeader } from '#rows/claims.ts';
import { company, companyMaintenance, digestDue } from '#rows/control.ts';
import { companyKey } from '#rows/keystore.ts';
import { delivery, digestLine, mailChoice } from '#rows/notices.ts';
import { person } from '#rows/people.ts';
import { secondPersonRequest } from '#rows/second-person.ts';
import { masterIndexes, settings as settingRows } from '#rows/settings.ts';
import { toldDeeds } from '#rows/told-deeds.ts';

export type MessagingProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly identity: Identity;
  /** `undefined` where `settings.network` is `public-endpoints`. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

const workerSeconds = 60;

/** Deeds in the audit trail that somebody waits to hear of. */
const noticedDeeds = {
  eventName: ['INSERT'],
  dynamodb: {
    NewImage: { action: { S: toldDeeds }, outcome: { S: ['done'] } },
  },
};

/** Notices to people: from the deed in the audit trail over a queue to a mail (docs/decisions/0025). */
export class Messaging extends StageStack {
  private readonly props: MessagingProps;
  private readonly deadLetters: DeadLetters;
  readonly queue: WorkQueue;

  constructor(scope: Construct, props: MessagingProps) {
    super(scope, {
      settings: props.settings,
      part: 'Messaging',
      description: 'STAFee: notices by mail',
      controls: ['12.1.2', '12.6.1', '16.1.1', '16.1.2'],
      classification: 'confidential',
    });
    this.props = props;
    const { dataKey: encryptionKey } = props.foundation;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', encryptionKey);
    this.queue = new WorkQueue(this, 'Notices', {
      encryptionKey,
      deadLetters: this.deadLetters,
      visibilitySeconds: 6 * workerSeconds,
    });
    const { domain, recoveryOf } = props.settings;
    // A laptop has no domain, and in Osaka the sender has been waiting since the first day (docs/decisions/0100).
    if (domain !== undefined && recoveryOf === undefined) addMailSender(this, props.settings);
    this.addDispatch();
    const worker = this.addWorker();
    this.addDigests();
    new Announcing(this, 'Announcing', {
      ...props,
      network: props.network?.operations,
      queue: this.queue,
      deadLetters: this.deadLetters,
    }).letTell(worker);
  }

  private addDispatch(): void {
    const { data, foundation } = this.props;
    const dispatch = this.addFunction('notice-dispatch', 30, { NOTICE_QUEUE_URL: this.queue.queueUrl });
    this.queue.letSend(dispatch);
    new StreamReader(this, 'Deeds', {
      reader: dispatch,
      streamArn: streamOf(data.audit),
      key: foundation.auditKey,
      batchSize: 100,
      windowSeconds: 0,
      filters: [noticedDeeds],
      deadLetters: this.deadLetters,
    });
  }

  /** Queues every full hour what is told together; one partition of the control plane's says of whom. */
  private addDigests(): void {
    const { data, foundation } = this.props;
    const job = this.addFunction(
      'digest-dispatch',
      120,
      { CONTROL_TABLE: data.control.tableName, NOTICE_QUEUE_URL: this.queue.queueUrl },
      this.deadLetters,
    );
    job.allow(
      onRows({ table: data.control, calls: ['Query'], rows: [digestDue] }),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    this.queue.letSend(job);
    const schedules = new Construct(this, 'Schedules');
    const { deadLetters } = this;
    new JobSchedule(schedules, 'digest-dispatch', { job, cron: '0 * * * ? *', deadLetters });
  }

  private addWorker(): ConfinedFunction {
    const { data, identity, settings } = this.props;
    const worker = this.addFunction('mail-worker', workerSeconds, {
      TENANT_DATA_TABLE: data.tenantData.tableName,
      KEYSTORE_TABLE: data.keystore.tableName,
      AUDIT_TABLE: data.audit.tableName,
      CONTROL_TABLE: data.control.tableName,
      NOTICE_QUEUE_URL: this.queue.queueUrl,
      SESSION_TABLE: data.session.tableName,
      USER_POOL_ID: identity.tenantPool.userPoolId,
      DEDICATED_HOSTS: dedicatedHostsOf(settings),
      APP_ORIGIN: settings.appOrigin,
      MAIL_FROM: settings.mailFrom,
    });
    worker.function.addEnvironment('TENANT_NOTICE_ROLE_ARN', this.addTenantNotice(worker).roleArn);
    worker.function.addEnvironment('TENANT_RESET_ROLE_ARN', this.addTenantReset(worker).roleArn);
    worker.allow(
      sendingMail(this, settings),
      // Whoever is invited gets a user; whoever is shut out or deleted has none that could sign in.
      onPool(
        identity.tenantPool,
        'AdminCreateUser',
        'AdminDeleteUser',
        'AdminDisableUser',
        'AdminEnableUser',
        // Of which company a user is who was made before the company was part of his name.
        'AdminGetUser',
      ),
      // Whose records must not be changed now: their notices go back into the queue.
      onRows({ table: data.control, calls: ['Query'], rows: [companyMaintenance] }),
      // Whether the company is served at all.
      onRows({ table: data.control, calls: ['GetItem'], rows: [company] }),
      onRows({ table: data.control, calls: ['PutItem', 'DeleteItem'], rows: [digestDue] }),
      ...tellingOfGrants(this.props),
      throughService(this.props.foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    this.queue.letSend(worker);
    this.queue.callFor(worker, 10);
    return worker;
  }

  /**
   * One tenant for a notice: who is told and what he may do, under which address, about which act. A policy knows partitions
   * and attributes, and no sort keys: of a claim it lets `doc` be read, which is header, events and the names of receipts, and
   * never the lines (`z`) or a file; of settings the same attribute, of which the worker reads the holidays and what the company is called in mails.
   */
  private addTenantNotice(worker: ConfinedFunction): TenantRole {
    const { data, foundation } = this.props;
    const role = new TenantRole(this, 'TenantNotice', {
      description: 'STAFee: one tenant to be told something',
      holders: [worker],
    });
    const reading = { table: data.tenantData, calls: ['GetItem'] } as const;
    role.allow(
      onOwnRows({
        table: data.tenantData,
        calls: ['GetItem', 'Query'],
        rows: [claimHeader, claimEvent],
        attributes: ['doc'],
      }),
      onOwnRows({ ...reading, rows: [companyAccess], attributes: ['doc'] }),
      onOwnRows({ ...reading, rows: [masterIndexes.holidays, settingRows.company], attributes: ['doc'] }),
      onOwnRows({ ...reading, rows: [mailChoice], attributes: ['doc'] }),
      // Whether a request still waits, and of whom; what is asked for stands in no mail (docs/decisions/0196).
      onOwnRows({
        ...reading,
        rows: [secondPersonRequest],
        attributes: ['state', 'askedBy', 'askedAt', 'told', 'isAlone', 'wasAlone'],
      }),
      // Puts lines by and takes them away; what a person chose it writes nowhere, as these columns say.
      onOwnRows({
        table: data.tenantData,
        calls: ['Query', 'PutItem'],
        rows: [digestLine],
        attributes: ['claimId', 'notice', 'happenedAt'],
      }),
      onOwnRows({ table: data.tenantData, calls: ['DeleteItem'], rows: [digestLine] }),
      onOwnRows({ ...reading, rows: [person], attributes: ['doc', 'email'] }),
      onOwnRows({ table: data.tenantData, calls: ['GetItem', 'UpdateItem'], rows: [delivery] }),
      keepingCopies(data.tenantData),
      onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
      onOwnRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey] }),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      unwrapOwnKeys(foundation.keyEncryptionKey),
    );
    return role;
  }

  /** One tenant to look for whoever asked for a new password: by his address, and the row of his link. */
  private addTenantReset(worker: ConfinedFunction): TenantRole {
    const role = new TenantRole(this, 'TenantReset', {
      description: 'STAFee: one tenant to be asked for a person',
      holders: [worker],
    });
    role.allow(...findingPeople(this.props));
    return role;
  }

  private addFunction(
    name: 'notice-dispatch' | 'mail-worker' | 'digest-dispatch',
    timeoutSeconds: number,
    environment: Readonly<Record<string, string>>,
    /** Of what nobody calls but the clock. */
    deadLetters?: DeadLetters,
  ): ConfinedFunction {
    const { settings, foundation, network, bundles } = this.props;
    return new ConfinedFunction(this, name, {
      settings,
      description: `STAFee ${name}: notices by mail`,
      bundle: bundles[name],
      environment,
      logsKey: foundation.logsKey,
      timeoutSeconds,
      network: network?.operations,
      ...(deadLetters === undefined ? {} : { deadLetters }),
    });
  }
}
