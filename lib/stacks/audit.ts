import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { StreamReader } from '#lib/constructs/event-sources.ts';
import { AuditBucket, chains, ExtractsBucket, seals } from '#lib/constructs/audit-bucket.ts';
import { streamOf } from '#lib/constructs/protected-table.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import { onRows, throughService } from '#lib/constructs/statements.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { Trail } from '#lib/constructs/trail.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Network } from '#lib/stacks/network.ts';
import type { OperatorData } from '#lib/stacks/operator-data.ts';
import type { Osaka } from '#lib/stacks/osaka.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';
import { company } from '#rows/control.ts';
import { auditExtraction } from '#rows/extractions.ts';

export type AuditProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly operatorData: OperatorData;
  /** `undefined` in the form that runs in Osaka itself. */
  readonly osaka: Osaka | undefined;
  /** `undefined` where `settings.network` is `public-endpoints`. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

/**
 * The audit trail's second life: chained segments under Object Lock, written from the table's stream; and CloudTrail's
 * record of who called AWS itself (12.4.1).
 */
export class Audit extends StageStack {
  readonly archive: AuditBucket;
  /** Files that operators took, for some days (docs/decisions/0238). */
  readonly extracts: ExtractsBucket;
  private readonly deadLetters: DeadLetters;

  constructor(scope: Construct, props: AuditProps) {
    super(scope, {
      settings: props.settings,
      part: 'Audit',
      description: 'STAFee: archive of the audit trail, trail of calls to AWS',
      controls: ['12.4.1', '16.1.7', '18.1.3'],
      classification: 'confidential',
    });
    const { osaka } = props;
    // The copies' bucket and key are named in this stack's template: Osaka comes first.
    if (osaka !== undefined) this.addStackDependency(osaka);
    this.archive = new AuditBucket(this, 'Archive', {
      settings: props.settings,
      encryptionKey: props.foundation.auditKey,
      holds: { originalsCopiedUnder: osaka?.auditKey.keyArn },
    });
    this.extracts = new ExtractsBucket(this, 'Extracts', props.foundation.auditKey);
    ownedByCustomers(this.archive, this.extracts);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', props.foundation.auditKey);
    this.addArchiver(props);
    const schedules = new Construct(this, 'Schedules');
    this.addSealer(props, schedules);
    this.addExtractor(props, schedules);
    if (props.settings.hasTrail) this.addTrail(props);
  }

  /** Reads too, of keys, contracts, operators, evidence and the archive; docs/decisions/0047 says what is left out. */
  private addTrail({ settings, foundation, data, operatorData }: AuditProps): void {
    new Trail(this, 'Calls', {
      settings,
      logsKey: foundation.logsKey,
      tableArns: [data.keystore, data.control, operatorData.operators].map(({ tableArn }) => tableArn),
      bucketArns: [this.archive, data.documents].map(({ bucketArn }) => bucketArn),
    });
  }

  private addArchiver({ settings, foundation, data, network, bundles }: AuditProps): void {
    const { auditKey, logsKey } = foundation;
    const archiver = new ConfinedFunction(this, 'audit-archive', {
      settings,
      description: 'STAFee audit-archive: hangs the audit trail on its chains',
      bundle: bundles['audit-archive'],
      environment: { AUDIT_ARCHIVE_BUCKET: this.archive.bucketName },
      logsKey,
      timeoutSeconds: 60,
      network: network?.operations,
    });
    archiver.allow(
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.archive.bucketArn] }),
      // It makes segments and no seal.
      new iam.PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: chains.map((chain) => `${this.archive.bucketArn}/${chain}/*`),
      }),
      throughService(auditKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
    );
    new StreamReader(this, 'Trail', {
      reader: archiver,
      streamArn: streamOf(data.audit),
      key: auditKey,
      batchSize: 500,
      windowSeconds: 60,
      deadLetters: this.deadLetters,
    });
  }

  /** Holds each day against its archive, and seals it; it makes no segment, and adds to no trail. */
  private addSealer(
    { settings, foundation, data, network, bundles }: AuditProps,
    schedules: Construct,
  ): void {
    const { auditKey, dataKey, logsKey } = foundation;
    const { deadLetters } = this;
    const job = new ConfinedFunction(this, 'audit-seal', {
      settings,
      description: 'STAFee audit-seal: each day of the trail against its archive, and its seal',
      bundle: bundles['audit-seal'],
      environment: {
        AUDIT_ARCHIVE_BUCKET: this.archive.bucketName,
        AUDIT_TABLE: data.audit.tableName,
        CONTROL_TABLE: data.control.tableName,
      },
      logsKey,
      timeoutSeconds: 900,
      network: network?.operations,
      deadLetters,
    });
    const sealed = `${this.archive.bucketArn}/${seals}/*`;
    job.allow(
      onRows({ table: data.control, calls: ['Query'], rows: [company], index: 'TenantList' }),
      onRows({ table: data.audit, calls: ['Query'], rows: [companyDeed, operatorDeed] }),
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.archive.bucketArn] }),
      new iam.PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [...['t', 'ops'].map((chain) => `${this.archive.bucketArn}/${chain}/*`), sealed],
      }),
      new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [sealed] }),
      throughService(auditKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
      throughService(auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    // A schedule is known by the name of its job, which its function has too.
    new JobSchedule(schedules, 'audit-seal', { job, cron: '10 5 * * ? *', deadLetters });
  }

  /** Writes what operators asked for of the archive; it reads no table of a company. */
  private addExtractor(
    { settings, foundation, operatorData, network, bundles }: AuditProps,
    schedules: Construct,
  ): void {
    const { auditKey, dataKey, logsKey } = foundation;
    const { deadLetters, archive, extracts } = this;
    const job = new ConfinedFunction(this, 'audit-extract', {
      settings,
      description: 'STAFee audit-extract: what operators asked for of the trail',
      bundle: bundles['audit-extract'],
      environment: {
        AUDIT_ARCHIVE_BUCKET: archive.bucketName,
        EXTRACTS_BUCKET: extracts.bucketName,
        OPERATOR_TABLE: operatorData.operators.tableName,
      },
      logsKey,
      timeoutSeconds: 300,
      network: network?.operations,
      deadLetters,
      // Two at once would write the same files.
      reservedConcurrency: 1,
    });
    job.allow(
      onRows({ table: operatorData.operators, calls: ['Query', 'UpdateItem'], rows: [auditExtraction] }),
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [archive.bucketArn] }),
      new iam.PolicyStatement({
        actions: ['s3:GetObject'],
        resources: ['t', 'ops', seals].map((part) => `${archive.bucketArn}/${part}/*`),
      }),
      new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [`${extracts.bucketArn}/files/*`] }),
      throughService(auditKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
      throughService(dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    new JobSchedule(schedules, 'audit-extract', { job, cron: '* * * * ? *', deadLetters });
  }
}
