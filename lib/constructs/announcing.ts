import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';

import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import type { DeadLetters } from '#lib/constructs/dead-letters.ts';
import type { WorkQueue } from '#lib/constructs/event-sources.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import type { FunctionNetwork } from '#lib/constructs/plane-network.ts';
import { onColumns, onOwnRows, onRows, throughService } from '#lib/constructs/statements.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import {
  announcedCompany,
  announcedMail,
  announcedMailOpen,
  announcement,
  announcementDue,
  plannedMaintenance,
  receivedAnnouncement,
  receivedLine,
  receivedReport,
} from '#rows/announcements.ts';
import { company } from '#rows/control.ts';

export type AnnouncingProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly network: FunctionNetwork | undefined;
  readonly bundles: FunctionBundles;
  /** Whose worker finds who administers a company, and mails. */
  readonly queue: WorkQueue;
  readonly deadLetters: DeadLetters;
};

/** A company's own copies of what it was told: they are put, and never read or changed, by the mail worker. */
export const keepingCopies = (table: Data['tenantData']) =>
  onOwnRows({
    table,
    calls: ['PutItem'],
    rows: [receivedAnnouncement, receivedLine, plannedMaintenance, receivedReport],
    attributes: ['doc'],
  });

/** What operators tell companies: handed out each minute, and made known by what SES says of each mail (12.1.2). */
export class Announcing extends Construct {
  private readonly props: AnnouncingProps;

  constructor(scope: Construct, id: string, props: AnnouncingProps) {
    super(scope, id);
    this.props = props;
    this.addDispatch();
    this.addMailEvents();
  }

  /** The worker reads what is told, and writes down whom and what became of each mail. */
  letTell(worker: ConfinedFunction): void {
    const table = this.props.data.control;
    worker.allow(
      onRows({ table, calls: ['GetItem'], rows: [announcement] }),
      onRows({ table, calls: ['UpdateItem'], rows: [announcedCompany] }),
      onRows({ table, calls: ['GetItem', 'PutItem', 'UpdateItem'], rows: [announcedMail] }),
      onRows({ table, calls: ['PutItem', 'UpdateItem', 'DeleteItem'], rows: [announcedMailOpen] }),
    );
  }

  /** It knows which companies there are and nothing of what they keep. */
  private addDispatch(): void {
    const { queue, deadLetters } = this.props;
    const table = this.props.data.control;
    const job = new ConfinedFunction(this, 'announcement-dispatch', {
      ...this.common('announcement-dispatch'),
      description: 'STAFee announcement-dispatch: announcements that are due',
      environment: { CONTROL_TABLE: table.tableName, NOTICE_QUEUE_URL: queue.queueUrl },
      timeoutSeconds: 120,
      // It reads, decides and writes.
      reservedConcurrency: 1,
    });
    job.allow(
      onRows({ table, calls: ['Query'], rows: [company], index: 'TenantList' }),
      onColumns({ table, calls: ['GetItem'], rows: [company], attributes: ['name', 'state'] }),
      onRows({ table, calls: ['GetItem', 'UpdateItem'], rows: [announcement] }),
      onRows({ table, calls: ['GetItem', 'PutItem'], rows: [announcedCompany] }),
      onRows({ table, calls: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'], rows: [announcementDue] }),
      this.openingTable(),
    );
    queue.letSend(job);
    const schedules = new Construct(this, 'Schedules');
    new JobSchedule(schedules, 'announcement-dispatch', { job, cron: '* * * * ? *', deadLetters });
  }

  /** Of mails of announcements alone: other mails have no such tag, and nothing is asked of them. */
  private addMailEvents(): void {
    const table = this.props.data.control;
    const job = new ConfinedFunction(this, 'mail-events', {
      ...this.common('mail-events'),
      description: 'STAFee mail-events: what became of a mail, as SES says',
      environment: { CONTROL_TABLE: table.tableName },
      timeoutSeconds: 30,
    });
    job.allow(
      onRows({ table, calls: ['GetItem', 'UpdateItem'], rows: [announcedMail] }),
      onRows({ table, calls: ['DeleteItem'], rows: [announcedMailOpen] }),
      this.openingTable(),
    );
    new events.Rule(this, 'MailEvents', {
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { notice: [{ exists: true }] } } },
      },
      targets: [new targets.LambdaFunction(job.function)],
    });
  }

  private openingTable() {
    return throughService(this.props.foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey');
  }

  private common(name: 'announcement-dispatch' | 'mail-events') {
    const { settings, bundles, foundation, network, deadLetters } = this.props;
    return { settings, bundle: bundles[name], logsKey: foundation.logsKey, network, deadLetters };
  }
}
