import { Construct } from 'constructs';

import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import { eraseOwnEvidence, onOwnRows, onRows, onTable, throughService } from '#lib/constructs/statements.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { TenantRole } from '#lib/constructs/tenant-role.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Network } from '#lib/stacks/network.ts';
import type { OperatorData } from '#lib/stacks/operator-data.ts';
import { tenantPurgeOf } from '#lib/stacks/osaka-names.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';
import { claimEvidence } from '#rows/claims.ts';
import { company, companyMaintenance, retentionReport } from '#rows/control.ts';
import { evidenceRecord, reservation } from '#rows/evidence.ts';
import { login } from '#rows/people.ts';
import { storageInUse } from '#rows/use.ts';

export type LifecycleProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly operatorData: OperatorData;
  /** `undefined` where `settings.network` is `public-endpoints`. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

/** What ends: today what expired or was left half done; with the end of a contract, all of a tenant (CLD.8.1.5). */
export class Lifecycle extends StageStack {
  private readonly props: LifecycleProps;

  constructor(scope: Construct, props: LifecycleProps) {
    super(scope, {
      settings: props.settings,
      part: 'Lifecycle',
      description: 'STAFee: retention and erasure',
      controls: ['CLD.8.1.5', '11.2.7'],
      classification: 'confidential',
    });
    this.props = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', props.foundation.dataKey);
    const job = this.addPurge(deadLetters);
    // A schedule is known by the name of its job, which its function has too.
    const schedules = new Construct(this, 'Schedules');
    new JobSchedule(schedules, 'retention-purge', { job, cron: '30 3 * * ? *', deadLetters });
  }

  private addPurge(deadLetters: DeadLetters): ConfinedFunction {
    const { settings, foundation, data, operatorData, network, bundles } = this.props;
    const purge = new ConfinedFunction(this, 'retention-purge', {
      settings,
      description: 'STAFee retention-purge: what expired or was left half done',
      bundle: bundles['retention-purge'],
      environment: {
        TENANT_DATA_TABLE: data.tenantData.tableName,
        CONTROL_TABLE: data.control.tableName,
        AUDIT_TABLE: data.audit.tableName,
        SESSION_TABLES: [data.session, operatorData.sessions].map(({ tableName }) => tableName).join(','),
        DOCS_BUCKET: data.documents.bucketName,
      },
      logsKey: foundation.logsKey,
      timeoutSeconds: 900,
      network: network?.operations,
      deadLetters,
      // Two at once would only get into each other's way.
      reservedConcurrency: 1,
    });
    purge.function.addEnvironment('TENANT_PURGE_ROLE_ARN', this.addTenantPurge(purge).roleArn);
    purge.allow(
      onTable(data.session, 'Scan', 'DeleteItem'),
      onTable(operatorData.sessions, 'Scan', 'DeleteItem'),
      onRows({ table: data.control, calls: ['GetItem', 'PutItem'], rows: [retentionReport] }),
      onRows({ table: data.control, calls: ['Query'], rows: [company], index: 'TenantList' }),
      onRows({ table: data.control, calls: ['Query'], rows: [companyMaintenance] }),
      onRows({ table: data.audit, calls: ['PutItem'], rows: [operatorDeed] }),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    return purge;
  }

  /** One tenant to be tidied: what was reserved, what was counted. It reads no claim, no person and no file. */
  private addTenantPurge(purge: ConfinedFunction): TenantRole {
    const { data, foundation } = this.props;
    const role = new TenantRole(this, 'TenantPurge', {
      description: 'STAFee: one tenant to be tidied',
      roleName: tenantPurgeOf(this.props.settings),
      holders: [purge],
    });
    role.allow(
      onOwnRows({ table: data.tenantData, calls: ['Query'], rows: [reservation, login] }),
      onOwnRows({ table: data.tenantData, calls: ['UpdateItem'], rows: [evidenceRecord] }),
      // What a place that nobody used comes to in the company's use.
      onOwnRows({ table: data.tenantData, calls: ['UpdateItem'], rows: [storageInUse] }),
      onOwnRows({
        table: data.tenantData,
        calls: ['DeleteItem'],
        rows: [reservation, login, evidenceRecord, claimEvidence],
      }),
      onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      ...eraseOwnEvidence(data.documents),
    );
    return role;
  }
}
