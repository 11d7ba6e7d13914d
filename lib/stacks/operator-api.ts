import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { perTenantForOperators, type OperatorFunction } from '#contract/functions.ts';
import { OperatorWall } from '#lib/constructs/operator-wall.ts';
import { PlaneRestApi } from '#lib/constructs/plane-rest-api.ts';
import { onColumns, onPool, onRows, onTable, throughService } from '#lib/constructs/statements.ts';
import { askingForGrants, knowingWhoAsked } from '#lib/constructs/asking-for-grants.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { WebSite } from '#lib/constructs/web-site.ts';
import { DutyReminder } from '#lib/constructs/duty-reminder.ts';
import type { Contract } from '#lib/contract.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import { operatorRoutes } from '#lib/operator-routes.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import type { Network } from '#lib/stacks/network.ts';
import type { OperatorData } from '#lib/stacks/operator-data.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';
import { announcedMail, announcement, announcementDue } from '#rows/announcements.ts';
import { operatorDeed } from '#rows/audit.ts';
import { company, suspendedCompany } from '#rows/control.ts';
import { duty } from '#rows/duties.ts';
import { closedIncident, incident } from '#rows/incidents.ts';
import { contractChange, onboardingOrder, onboardingProgress } from '#rows/onboarding.ts';
import { operator } from '#rows/operators.ts';

export type OperatorApiProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly operatorData: OperatorData;
  /** Files of the trail that operators took. */
  readonly extracts: s3.Bucket;
  readonly identity: Identity;
  /** Of the tenants' plane: it reads in a company for whom that company let. */
  readonly support: ConfinedFunction;
  /** `undefined`: the functions run in Lambda's own network. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
  readonly contract: Contract;
  /** Folder with the built console. */
  readonly webAssets: string;
};

/** A handful of people; more than this is no work. */
const throttle = { requestsPerSecond: 20, burst: 40 };

/** The operator plane: a second API behind a wall of its own. Nothing here can read what a tenant keeps. */
export class OperatorApi extends StageStack {
  private readonly props: OperatorApiProps;

  constructor(scope: Construct, props: OperatorApiProps) {
    super(scope, {
      settings: props.settings,
      part: 'OperatorApi',
      description: 'STAFee: the API and the console of the operators',
      controls: ['9.2.3', '9.4.4', '12.4.1', '13.1.3', 'CLD.9.5.2'],
      classification: 'internal',
    });
    this.props = props;
    const { settings, foundation, operatorData, contract } = props;
    const { logsKey } = foundation;
    const { api } = new PlaneRestApi<OperatorFunction>(this, 'Rest', {
      settings,
      plane: 'operator plane',
      logsKey,
      routes: operatorRoutes,
      authorizer: this.addAuthorizer().function,
      functions: {
        'operator-auth': this.addAuth().function,
        operator: this.addOperator().function,
        'tenant-support': props.support.function,
      },
      perTenant: new Set(perTenantForOperators),
      callerFacts: ['operatorId'],
      schemas: contract.schemas,
      throttle,
      domain: settings.operations?.domain,
    });
    new DutyReminder(this, 'DutyReminder', props);
    new WebSite(this, 'Web', {
      settings,
      api,
      bucket: operatorData.web,
      bucketKey: foundation.webKey,
      logsKey,
      assets: props.webAssets,
      apiPath: '/operator',
    });
    if (settings.operations === undefined) return;
    const { addresses } = settings.operations;
    new OperatorWall(this, 'Wall', { settings, logsKey, addresses }).wall.protect(
      'Api',
      api.deploymentStage.stageArn,
    );
  }

  /** Signs operators in and out. Sees passwords and codes, and knows nothing of tenants. */
  private addAuth(): ConfinedFunction {
    const { data, operatorData, identity, foundation } = this.props;
    const auth = this.addFunction('operator-auth', 'sign-in with two factors, sign-out', {
      OPERATOR_TABLE: operatorData.operators.tableName,
      OPERATOR_SESSION_TABLE: operatorData.sessions.tableName,
      AUDIT_TABLE: data.audit.tableName,
      USER_POOL_ID: identity.operatorPool.userPoolId,
      USER_POOL_CLIENT_ID: identity.operatorClient.userPoolClientId,
    });
    auth.allow(
      onTable(operatorData.operators, 'GetItem'),
      // Of an operator it notes that he has an authenticator, and nothing else.
      onColumns({
        table: operatorData.operators,
        calls: ['UpdateItem'],
        rows: [operator],
        attributes: ['enrolledAt'],
      }),
      onTable(operatorData.sessions, 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      ...this.recordingActs(),
      // Setting up an authenticator needs no right: AWS takes those two calls with the sign-in's own session.
      new iam.PolicyStatement({
        actions: [
          'cognito-idp:AdminInitiateAuth',
          'cognito-idp:AdminRespondToAuthChallenge',
          // Of whoever has proven both factors in the same request.
          'cognito-idp:AdminSetUserPassword',
          'cognito-idp:DescribeUserPoolClient',
        ],
        resources: [identity.operatorPool.userPoolArn],
      }),
    );
    return auth;
  }

  private addAuthorizer(): ConfinedFunction {
    const { data, operatorData, foundation } = this.props;
    const authorizer = this.addFunction('operator-authorizer', 'which operator is calling', {
      OPERATOR_TABLE: operatorData.operators.tableName,
      OPERATOR_SESSION_TABLE: operatorData.sessions.tableName,
      CONTROL_TABLE: data.control.tableName,
    });
    authorizer.allow(
      ...knowingWhoAsked(data.control),
      onTable(operatorData.operators, 'BatchGetItem'),
      onTable(operatorData.sessions, 'BatchGetItem', 'UpdateItem'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    return authorizer;
  }

  /**
   * Of the control plane it reads the list of tenants, through an index that carries nothing else, and of one company's row name,
   * state and contract, of which it changes all but the name; nothing of what a company decides about itself, and nothing of what
   * it keeps. The history of a contract it writes once.
   */
  private addOperator(): ConfinedFunction {
    const { data, operatorData, foundation, identity, extracts } = this.props;
    const { control } = data;
    const functionOfOperators = this.addFunction('operator', 'operators, tenants and their contracts', {
      OPERATOR_TABLE: operatorData.operators.tableName,
      CONTROL_TABLE: control.tableName,
      AUDIT_TABLE: data.audit.tableName,
      USER_POOL_ID: identity.operatorPool.userPoolId,
      EXTRACTS_BUCKET: extracts.bucketName,
    });
    functionOfOperators.allow(
      onRows({ table: control, calls: ['Query'], rows: [company], index: 'TenantList' }),
      onColumns({
        table: control,
        calls: ['GetItem'],
        rows: [company],
        attributes: ['name', 'state', 'plan', 'createdAt', 'companyCode', 'contract', 'contractVersion'],
      }),
      onColumns({
        table: control,
        calls: ['UpdateItem'],
        rows: [company],
        attributes: ['state', 'plan', 'contract', 'contractVersion'],
      }),
      onRows({ table: control, calls: ['Query', 'PutItem'], rows: [contractChange] }),
      // Orders of new companies; the function that makes them says how far it came. お知らせ with them: a policy has 10,240 characters.
      onRows({
        table: control,
        calls: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        rows: [onboardingOrder, announcement],
      }),
      onRows({ table: control, calls: ['GetItem'], rows: [onboardingProgress] }),
      onRows({
        table: control,
        calls: ['Query', 'PutItem', 'DeleteItem'],
        rows: [suspendedCompany, announcementDue],
      }),
      // お知らせ and their delivery logs: companies by name, recipients as numbers (docs/decisions/0232).
      onRows({ table: control, calls: ['GetItem', 'Query', 'UpdateItem'], rows: [announcedMail] }),
      ...askingForGrants(control),
      onTable(operatorData.operators, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'),
      // What need not be done any more leaves the list of what is to do.
      onRows({ table: operatorData.operators, calls: ['DeleteItem'], rows: [duty, incident] }),
      // While an incident is open, something may be added to its timeline.
      onRows({
        table: operatorData.operators,
        calls: ['ConditionCheckItem'],
        rows: [incident, closedIncident],
      }),
      // By an address that holds for a minute; the archive itself is the job's (docs/decisions/0238).
      new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`${extracts.bucketArn}/files/*`] }),
      throughService(foundation.auditKey, 's3', 'kms:Decrypt'),
      // First passwords of operators who have no authenticator yet.
      onPool(identity.operatorPool, 'AdminCreateUser', 'AdminSetUserPassword'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      ...this.recordingActs(),
    );
    return functionOfOperators;
  }

  /** Operators' acts go into their own days of the trail, and never among a tenant's. */
  private recordingActs(): readonly iam.PolicyStatement[] {
    const { data, foundation } = this.props;
    return [
      onRows({ table: data.audit, calls: ['PutItem'], rows: [operatorDeed] }),
      throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    ];
  }

  private addFunction(
    name: Exclude<OperatorFunction, 'tenant-support'> | 'operator-authorizer',
    purpose: string,
    environment: Readonly<Record<string, string>>,
  ): ConfinedFunction {
    const { foundation, bundles, network } = this.props;
    return new ConfinedFunction(this, name, {
      settings: this.settings,
      description: `STAFee ${name}: ${purpose}`,
      bundle: bundles[name],
      environment,
      logsKey: foundation.logsKey,
      // The gateway waits 29 s for a function.
      timeoutSeconds: 29,
      network: network?.operations,
    });
  }
}
