import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { IConstruct } from 'constructs';

import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { insightsGroupName } from '#lib/constructs/insights.ts';
import { Trail } from '#lib/constructs/trail.ts';

/** A resource and where it stands: `part` is the stack's last name, `name` the construct's, `id` both for an alarm's name. */
export type Found<Resource> = {
  readonly resource: Resource;
  readonly part: string;
  readonly name: string;
  readonly id: string;
};

export type FoundFunction = Found<lambda.CfnFunction> & {
  readonly logGroup: logs.ILogGroup;
  /** Whether the extension of Lambda Insights tells its CPU, memory and disk. */
  readonly hasInsights: boolean;
};

/** Everything in the stage that has metrics. */
export type StageResources = {
  readonly apiStages: readonly (Found<apigateway.CfnStage> & {
    readonly api: apigateway.CfnRestApi;
    readonly accessLog: logs.ILogGroup | undefined;
  })[];
  readonly functions: readonly FoundFunction[];
  /** Functions that read the changes of a table. */
  readonly readers: readonly FoundFunction[];
  readonly tables: readonly Found<dynamodb.CfnGlobalTable>[];
  readonly clients: readonly Found<cognito.CfnUserPoolClient>[];
  readonly queues: readonly Found<sqs.CfnQueue>[];
  readonly schedules: readonly Found<scheduler.CfnSchedule>[];
  readonly walls: readonly Found<wafv2.CfnWebACL>[];
  /** User pools that Cognito guards against stolen passwords. */
  readonly guardedPools: readonly Found<cognito.CfnUserPoolRiskConfigurationAttachment>[];
  readonly buckets: readonly Found<s3.CfnBucket>[];
  readonly rules: readonly Found<events.CfnRule>[];
  /** Log groups of trails of calls to AWS. */
  readonly trailLogs: readonly logs.ILogGroup[];
  /** Where the extensions of Lambda Insights write; `undefined` where no function has one. */
  readonly insightsLogs: logs.ILogGroup | undefined;
};

const wordsOf = (text: string): string =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/\W+/g, '-')
    .toLowerCase();

/** Names that the CDK or our own constructs give to the resource itself. */
const unspoken = new Set(['Resource', 'Default', 'Function', 'Acl', 'Api', 'Rest']);

const placed = <Resource extends IConstruct>(resource: Resource): Found<Resource> => {
  const [stack = '', ...path] = resource.node.path.split('/');
  const part = stack.split('-').at(-1) ?? '';
  const spoken = path.filter((step) => !unspoken.has(step) && !step.startsWith('DeploymentStage'));
  return { resource, part, name: spoken.at(-1) ?? part, id: [part, ...spoken].map(wordsOf).join('-') };
};

/** Layers are a list that the CDK fills in later: a function without one has an empty promise of it. */
const hasLayers = (own: lambda.CfnFunction): boolean => {
  const layers: unknown = Stack.of(own).resolve(own.layers);
  return Array.isArray(layers) && layers.length > 0;
};

const functionsIn = (all: readonly IConstruct[]): readonly FoundFunction[] =>
  all
    .filter((construct) => construct instanceof ConfinedFunction)
    .flatMap((owner) => {
      const { defaultChild } = owner.function.node;
      const logGroup = owner.node.findChild('Logs');
      if (!(defaultChild instanceof lambda.CfnFunction) || !(logGroup instanceof logs.LogGroup)) return [];
      return [{ ...placed(defaultChild), logGroup, hasInsights: hasLayers(defaultChild) }];
    });

const insightsLogsIn = (all: readonly IConstruct[]): logs.ILogGroup | undefined =>
  all
    .filter((one) => one instanceof logs.LogGroup)
    .find(({ node: { defaultChild } }) =>
      defaultChild instanceof logs.CfnLogGroup ? defaultChild.logGroupName === insightsGroupName : false,
    );

const textOf = (scope: IConstruct, arn: string): string => JSON.stringify(Stack.of(scope).resolve(arn));

/** A mapping with a starting position reads a stream; one without reads a queue, whose age has an alarm of its own. */
const readersIn = (all: readonly IConstruct[]): readonly FoundFunction[] => {
  const mappings = all
    .filter((construct) => construct instanceof lambda.CfnEventSourceMapping)
    .filter(({ startingPosition }) => startingPosition !== undefined);
  return functionsIn(all).filter(({ resource }) =>
    mappings.some(
      (mapping) =>
        Stack.of(mapping) === Stack.of(resource) &&
        textOf(mapping, mapping.functionName) === textOf(resource, resource.attrArn),
    ),
  );
};

const apiStagesIn = (all: readonly IConstruct[]): StageResources['apiStages'] =>
  all
    .filter((construct) => construct instanceof apigateway.RestApi)
    .flatMap((rest) => {
      const { defaultChild: api } = rest.node;
      const stage = rest.deploymentStage.node.defaultChild;
      const accessLog = rest.node.scope?.node.tryFindChild('AccessLogs');
      if (!(api instanceof apigateway.CfnRestApi) || !(stage instanceof apigateway.CfnStage)) return [];
      return [
        { ...placed(stage), api, accessLog: accessLog instanceof logs.LogGroup ? accessLog : undefined },
      ];
    });

/** Looks through the stacks of one stage in one Region: an alarm belongs where its metric is. */
export const resourcesOf = (stacks: readonly Stack[]): StageResources => {
  const all = stacks.flatMap((stack) => stack.node.findAll());
  const found = <Resource extends IConstruct>(
    isSought: (construct: IConstruct) => construct is Resource,
  ): readonly Found<Resource>[] => all.filter(isSought).map(placed);
  return {
    apiStages: apiStagesIn(all),
    functions: functionsIn(all),
    readers: readersIn(all),
    tables: found((one) => one instanceof dynamodb.CfnGlobalTable),
    clients: found((one) => one instanceof cognito.CfnUserPoolClient),
    queues: found((one) => one instanceof sqs.CfnQueue),
    schedules: found((one) => one instanceof scheduler.CfnSchedule),
    walls: found((one) => one instanceof wafv2.CfnWebACL),
    guardedPools: found((one) => one instanceof cognito.CfnUserPoolRiskConfigurationAttachment),
    buckets: found((one) => one instanceof s3.CfnBucket),
    rules: found((one) => one instanceof events.CfnRule),
    trailLogs: all.filter((one) => one instanceof Trail).map(({ logGroup }) => logGroup),
    insightsLogs: insightsLogsIn(all),
  };
};
