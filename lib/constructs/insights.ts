import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';

/** The extension writes here and nowhere else; the stack Foundation makes the group before any function runs. */
export const insightsGroupName = '/aws/lambda-insights';

/** The newest whose numbers of layers grow in the CDK's table; those of 1.0.498.0 fall back behind older ones. */
const extensionVersion = '1.0.404.0';

const architecture = lambda.Architecture.ARM_64;

/** AWS's layer with the extension of Lambda Insights, in the Region of `scope`. */
export const insightsLayer = (scope: Construct): lambda.ILayerVersion => {
  const { region } = Stack.of(scope);
  const arn = RegionInfo.get(region).cloudwatchLambdaInsightsArn(extensionVersion, architecture.name);
  if (arn === undefined) throw new Error(`stafee: Lambda Insights ${extensionVersion} is not in ${region}.`);
  return lambda.LayerVersion.fromLayerVersionArn(scope, 'Insights', arn);
};

export const insightsWrites = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Streams of the one group, and nothing beside them. */
export const insightsStreams = (scope: Construct): string => {
  const { region, account } = Stack.of(scope);
  return `arn:aws:logs:${region}:${account}:log-group:${insightsGroupName}:*`;
};

/** AWS's managed policy would also let a function make log groups. */
export const writingInsights = (scope: Construct): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: [...insightsWrites], resources: [insightsStreams(scope)] });
