import { aPolicy, aRequest } from '#test/local/aws/policies/a-request.ts';
import { evaluate, type Decision } from '#local/aws/policies/evaluate.ts';
import { readPolicy, type Policy } from '#local/aws/policies/policy-document.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

type Loose = any;

export const account = '000000000000';
const executor = 'cdk-stafee-cfn-exec-role';

/** The managed policies of the stack Deploy, by name, as IAM would read them. */
export const policiesOfDeploy = (): ReadonlyMap<
  string,
  { readonly policy: Policy; readonly characters: number }
> => {
  const { template } = assemblyOf('prod').getStackByName('stafee-prod-Deploy');
  return new Map(
    Object.values<Loose>(template.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
      .map(({ Properties: { ManagedPolicyName: name, PolicyDocument: document } }) => [
        name,
        { policy: readPolicy(name, document), characters: JSON.stringify(document).length },
      ]),
  );
};

export type Call = {
  readonly action: string;
  readonly resource?: string;
  readonly keys?: Readonly<Record<string, string>>;
};

/** A call of CloudFormation's role in Tokyo, judged by its policies and the boundary. */
export const judgeCall = (
  policies: ReadonlyMap<string, { readonly policy: Policy }>,
  { action, resource = '*', keys = {} }: Call,
): Decision =>
  evaluate(
    aRequest({
      action,
      resource,
      principal: {
        arn: `arn:aws:sts::${account}:assumed-role/${executor}/run`,
        roleArn: `arn:aws:iam::${account}:role/${executor}`,
      },
      keys: { 'aws:RequestedRegion': 'ap-northeast-1', ...keys },
    }),
    {
      identity: [...policies].filter(([name]) => name !== 'stafee-boundary').map(([, { policy }]) => policy),
      boundary: policies.get('stafee-boundary')?.policy,
    },
  );

/** The same for a role that may do everything but for the boundary. */
export const judgeBounded = (
  policies: ReadonlyMap<string, { readonly policy: Policy }>,
  { action, resource = '*', keys = {} }: Call,
): Decision =>
  evaluate(aRequest({ action, resource, keys: { 'aws:RequestedRegion': 'ap-northeast-1', ...keys } }), {
    identity: [aPolicy({ Resource: '*' })],
    boundary: policies.get('stafee-boundary')?.policy,
  });
