import { readPolicy, type Policy } from '#local/aws/policies/policy-document.ts';

const allowing = (...actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

const logging = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** AWS's own policies that our templates, or constructs of the CDK in them, attach to roles. */
const documents: Readonly<Record<string, unknown>> = {
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': allowing(
    ...logging,
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:GetLogEvents',
    'logs:FilterLogEvents',
  ),
  'service-role/AWSLambdaBasicExecutionRole': allowing(...logging),
  'service-role/AWSLambdaVPCAccessExecutionRole': allowing(
    ...logging,
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ),
  AWSXRayDaemonWriteAccess: allowing('xray:PutTraceSegments', 'xray:PutTelemetryRecords'),
};

/** @throws Error for a policy of AWS that this machine does not know */
export const managedPolicy = (arn: string): Policy => {
  const name = arn.split(':policy/')[1] ?? '';
  const document = Object.hasOwn(documents, name) ? documents[name] : undefined;
  if (document === undefined) throw new Error(`the managed policy ${arn} is not known to the local cloud`);
  return readPolicy(name, document);
};
