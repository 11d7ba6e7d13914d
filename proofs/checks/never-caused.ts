/**
 * What AWS lists beside an action for uses that our templates do not make of it: by the action (`*` for any), what is
 * never asked, and why.
 */
const neverCaused: readonly (readonly [action: string, needs: RegExp, why: string])[] = [
  ['lambda:CreateFunction', /^lambda:PassCapacityProvider$/, 'no function has a capacity provider'],
  [
    'wafv2:*',
    /^(amplify|apprunner|appsync|ec2|elasticloadbalancing):/,
    'walls stand before the gateway and the user pools only',
  ],
  ['ec2:CreateFlowLogs', /^ecs:/, 'flow logs name no tasks'],
  ['ec2:CreateNetworkInterface', /^ec2:CreateTags$/, 'Lambda makes the interfaces of functions without tags'],
  [
    'ec2:AuthorizeSecurityGroup*',
    /^ec2:CreateTags$/,
    "the CDK's closing of a default group names the rules that it takes away and gives, without tags",
  ],
  ['cloudtrail:*', /^organizations:/, 'the trail is of one account'],
  [
    'cloudtrail:*',
    /^iam:CreateServiceLinkedRole$/,
    "the role AWSServiceRoleForCloudTrail serves an organization's trail only",
  ],
  ['cloudformation:DescribeStacks', /^cloudformation:ListStacks$/, 'stacks are asked for by name'],
];

export const isNeverCaused = (action: string, need: string): boolean =>
  neverCaused.some(
    ([of, needs]) =>
      (of.endsWith('*') ? action.startsWith(of.slice(0, -1)) : of === action) && needs.test(need),
  );
