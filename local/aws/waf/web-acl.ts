import * as v from 'valibot';

import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';
import type { GatewayRequest } from '#local/aws/gateway/gateway-request.ts';

import { readRate } from './rate.ts';
import { readStatement, type Judge } from './statement.ts';
import type { IpSets } from './ip-sets.ts';

/** Undefined: the wall lets the request pass. */
export type WallAnswer =
  | { readonly statusCode: number; readonly type: string; readonly body: string }
  | undefined;
export type Wall = (request: GatewayRequest) => WallAnswer;

const blockShape = v.object({
  CustomResponse: v.optional(
    v.object({ ResponseCode: v.number(), CustomResponseBodyKey: v.optional(v.string()) }),
  ),
});
const actionShape = v.object({
  Allow: v.optional(v.unknown()),
  Block: v.optional(blockShape),
  Count: v.optional(v.unknown()),
});
type Action = v.InferOutput<typeof actionShape>;

const aclShape = v.looseObject({
  DefaultAction: actionShape,
  Rules: v.array(
    v.looseObject({
      Name: v.string(),
      Priority: v.number(),
      Statement: v.record(v.string(), v.unknown()),
      Action: v.optional(actionShape),
    }),
  ),
  CustomResponseBodies: v.optional(v.record(v.string(), v.object({ Content: v.string() })), {}),
});
type Acl = v.InferOutput<typeof aclShape>;

/** AWS's own lists are AWS's, and not judged on this machine. */
const isJudged = ({ Statement }: Acl['Rules'][number]): boolean =>
  !Object.hasOwn(Statement, 'ManagedRuleGroupStatement');

/** A rate rule counts for itself, and only at the top of a rule. */
const judgeOf = ({ Statement }: Acl['Rules'][number]): Judge =>
  Object.hasOwn(Statement, 'RateBasedStatement')
    ? readRate(Statement['RateBasedStatement'])
    : readStatement(Statement);

const answerOf = ({ Block }: Action, { CustomResponseBodies }: Acl): WallAnswer => {
  if (Block === undefined) return undefined;
  const { CustomResponse: own } = Block;
  return {
    statusCode: own?.ResponseCode ?? 403,
    type: 'application/json',
    body: CustomResponseBodies[own?.CustomResponseBodyKey ?? '']?.Content ?? '',
  };
};

/**
 * A web ACL as its template defines it, with counts of its own.
 * @throws ValiError for one that this machine does not judge
 */
export const wallOf = (properties: unknown, addresses: (setArn: string) => readonly string[]): Wall => {
  const acl = v.parse(aclShape, properties);
  const rules = acl.Rules.filter(isJudged)
    .toSorted((one, other) => one.Priority - other.Priority)
    .map((rule): readonly [Judge, Action] => [judgeOf(rule), rule.Action ?? {}]);
  return (request) => {
    const deciding = rules.find(([judge, action]) => judge(request, addresses) && action.Count === undefined);
    return answerOf(deciding?.[1] ?? acl.DefaultAction, acl);
  };
};

/**
 * The web ACL in front of an API's stage, judged with the sets as they are at each request.
 * @returns undefined when nothing stands in front of it
 */
export const wallBefore = (apiId: string, template: CloudTemplate, sets: IpSets): Wall | undefined => {
  const association = template
    .ofType('AWS::WAFv2::WebACLAssociation')
    .find(({ properties }) => String(properties['ResourceArn']).includes(`/restapis/${apiId}/`));
  const acl = template
    .ofType('AWS::WAFv2::WebACL')
    .find((one) => association !== undefined && one.attribute('Arn') === association.properties['WebACLArn']);
  return acl === undefined ? undefined : wallOf(acl.properties, (arn) => sets.byArn(arn).addresses);
};
