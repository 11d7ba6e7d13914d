import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

import type { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { insightsLayer, writingInsights } from '#lib/constructs/insights.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import { joiningNetwork } from '#lib/constructs/plane-network.ts';
import type { FunctionNetwork } from '#lib/constructs/plane-network.ts';
import type { StageSettings } from '#lib/settings.ts';

export type ConfinedFunctionProps = {
  readonly settings: StageSettings;
  readonly description: string;
  /** Folder with `index.mjs`. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logsKey: kms.IKey;
  readonly timeoutSeconds: number;
  /** Tenants' functions: `network?.app`; operators' functions and jobs: `network?.operations`. `undefined`: Lambda's own. */
  readonly network: FunctionNetwork | undefined;
  /** One environment per tenant; can only be chosen when the function is created. @default shared by all tenants */
  readonly isPerTenant?: boolean;
  /** Where events go whose every retry failed; for functions that a schedule or an event invokes. @default nowhere */
  readonly deadLetters?: DeadLetters;
  /** At least so much. @default the stage's */
  readonly memoryMib?: number;
  /** How many may run at once. @default as many as the account has left */
  readonly reservedConcurrency?: number;
};

/** A Lambda function with a role that can do nothing but log, until it is told what it may. */
export class ConfinedFunction extends Construct {
  readonly role: iam.Role;
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: ConfinedFunctionProps) {
    super(scope, id);
    const logGroup = new KeptLogGroup(this, 'Logs', {
      settings: props.settings,
      encryptionKey: props.logsKey,
    });
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    });
    const { network, deadLetters, reservedConcurrency, memoryMib = 0 } = props;
    const { hasInsights } = props.settings;
    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(props.bundle),
      handler: 'index.handler',
      role: this.role,
      memorySize: Math.max(memoryMib, props.settings.functionMemoryMib),
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: { ...props.environment, TZ: 'Asia/Tokyo' },
      loggingFormat: lambda.LoggingFormat.JSON,
      logGroup,
      // Active tracing needs no SDK in the bundle; the X-Ray SDK would cost 42-81 ms of every cold start.
      tracing: lambda.Tracing.ACTIVE,
      ...(hasInsights ? { layers: [insightsLayer(this)] } : {}),
      ...(props.isPerTenant === true ? { tenancyConfig: lambda.TenancyConfig.PER_TENANT } : {}),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
      ...(deadLetters === undefined ? {} : { deadLetterQueue: deadLetters }),
      ...(network === undefined
        ? {}
        : { vpc: network.vpc, vpcSubnets: network.subnets, securityGroups: [network.securityGroup] }),
    });
    this.allow(
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      ...(hasInsights ? [writingInsights(this)] : []),
      ...(network === undefined ? [] : joiningNetwork(network)),
    );
    deadLetters?.letSend(this.role);
  }

  allow(...statements: readonly iam.PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPrincipalPolicy(statement);
  }
}
