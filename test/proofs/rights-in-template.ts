import type { Template } from 'aws-cdk-lib/assertions';

type Statement = {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const statementsIn = (template: Template, role: string): readonly Statement[] =>
  Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.startsWith(role))
    .flatMap(([, policy]) => policy['Properties'].PolicyDocument.Statement as Statement[]);

/** `where: action` for every action of a role's policy; where is the last word of the resource's name in its stack. */
export const rightsIn = (template: Template, role: string): readonly string[] =>
  statementsIn(template, role)
    .flatMap(({ Action, Resource }) =>
      [Resource].flat().flatMap((resource) =>
        [Action]
          .flat()
          // What every function needs to join its network is the subject of network.test.ts.
          .filter((action) => !action.startsWith('ec2:'))
          .map((action) => `${whereIs(resource)}: ${action}`),
      ),
    )
    .toSorted();

/** Which partitions of a table a role reaches by which calls, and which attributes alone; all where none are named. */
export const reachedBy = (template: Template, role: string, table: string) =>
  statementsIn(template, role)
    .filter(({ Resource }) => [Resource].flat().some((resource) => whereIs(resource) === table))
    .map(({ Action, Condition }) => ({
      calls: Action,
      partitions: Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
      attributes: Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes'],
    }));

export const whereIs = (resource: unknown): string => {
  const text = JSON.stringify(resource);
  const output = /PublishOutputFnGetAtt([A-Za-z]+?)[0-9A-F]{8}Arn/.exec(text)?.[1];
  const index = /\/index\/(\w+)/.exec(text)?.[1];
  if (output !== undefined) return index === undefined ? output : `${output}/${index}`;
  return /"Fn::GetAtt":\["([A-Za-z]+?)[0-9A-F]{8}"/.exec(text)?.[1] ?? text;
};

export const tracing = ['"*": xray:PutTelemetryRecords', '"*": xray:PutTraceSegments'];
const measurements = '"arn:aws:logs:ap-northeast-1:000000000000:log-group:/aws/lambda-insights:*"';
/** Into a group of its own, and what Lambda Insights measures into the one for all. */
export const logging = (name: string): readonly string[] => [
  `${measurements}: logs:CreateLogStream`,
  `${measurements}: logs:PutLogEvents`,
  `${name}: logs:CreateLogStream`,
  `${name}: logs:PutLogEvents`,
];
export const become = (...roles: readonly string[]): readonly string[] =>
  roles.flatMap((role) => [`${role}: sts:AssumeRole`, `${role}: sts:TagSession`]);
