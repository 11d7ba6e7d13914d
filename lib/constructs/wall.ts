import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

import { csrfHeader } from '#contract/header.ts';
import type { ProblemDocument } from '#contract/problem.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import type { WallRule } from '#lib/constructs/wall-rules.ts';
import type { StageSettings } from '#lib/settings.ts';
import { safeWallLimits, wallLimitFaults, type WallLimits } from '#lib/wall-limits.ts';

export type WallProps = {
  readonly settings: StageSettings;
  readonly logsKey: kms.IKey;
  /** Last part of the wall's and its log's names. */
  readonly plane: string;
  readonly description: string;
  readonly otherwise: 'allow' | 'block';
  readonly rules: readonly WallRule[];
  /** What rules answer with, by the key under which they name it. @default the gateway's own answer */
  readonly answers?: Readonly<Record<string, ProblemDocument>>;
};

/** @throws Error for limits that AWS does not take, or that can never be reached */
export const wallLimitsOf = ({ stage, wallLimits = safeWallLimits }: StageSettings): WallLimits => {
  const [fault] = wallLimitFaults(wallLimits);
  if (fault !== undefined) throw new Error(`stafee: stage ${stage}: ${fault}`);
  return wallLimits;
};

/** Headers that are as good as a password, for as long as the log is kept. */
const secretHeaders = ['cookie', 'authorization', csrfHeader];

const visible = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // Samples would show headers to every reader of the console.
  sampledRequestsEnabled: false,
});

/** Problem documents (RFC 9457) without a request's id, which the wall does not know. */
const bodiesOf = (
  answers: Readonly<Record<string, ProblemDocument>>,
): Record<string, wafv2.CfnWebACL.CustomResponseBodyProperty> =>
  Object.fromEntries(
    Object.entries(answers).map(([key, problem]) => [
      key,
      { contentType: 'APPLICATION_JSON', content: JSON.stringify(problem) },
    ]),
  );

/** A web ACL of this Region. What it stops or counts is logged, without secrets; what passes is in the access log. */
export class Wall extends Construct {
  private readonly acl: wafv2.CfnWebACL;

  constructor(scope: Construct, id: string, props: WallProps) {
    super(scope, id);
    this.acl = new wafv2.CfnWebACL(this, 'Acl', {
      name: nameOf(props),
      description: props.description,
      scope: 'REGIONAL',
      defaultAction: props.otherwise === 'allow' ? { allow: {} } : { block: {} },
      rules: props.rules.map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: visible(rule.name),
      })),
      visibilityConfig: visible(nameOf(props)),
      ...(props.answers === undefined ? {} : { customResponseBodies: bodiesOf(props.answers) }),
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: 'KB_64' } } },
    });
    this.addLog(props);
  }

  /** Puts the wall in front of an API's stage or a user pool. */
  protect(id: string, resourceArn: string): void {
    new wafv2.CfnWebACLAssociation(this, id, { resourceArn, webAclArn: this.acl.attrArn });
  }

  private addLog(props: WallProps): void {
    const { account, region } = Stack.of(this);
    const group = new KeptLogGroup(this, 'Logs', {
      settings: props.settings,
      encryptionKey: props.logsKey,
      // WAF writes to groups of this prefix only.
      name: `aws-waf-logs-${nameOf(props)}`,
    });
    const policy = new logs.ResourcePolicy(this, 'LogsDelivery', {
      policyStatements: [
        new iam.PolicyStatement({
          principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [group.logGroupArn],
          conditions: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${account}:*` },
          },
        }),
      ],
    });
    const logging = new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.acl.attrArn,
      // The group's ARN ends with `:*`, which WAF refuses.
      logDestinationConfigs: [`arn:aws:logs:${region}:${account}:log-group:aws-waf-logs-${nameOf(props)}`],
      redactedFields: secretHeaders.map((Name) => ({ singleHeader: { Name } })),
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((Action) => ({
              ActionCondition: { Action },
            })),
          },
        ],
      },
    });
    logging.node.addDependency(group, policy);
  }
}

const nameOf = ({ settings, plane }: WallProps): string => `stafee-${settings.stage}-${plane}`;
