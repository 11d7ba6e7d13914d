import * as v from 'valibot';

import { requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate } from '#local/aws/policies/evaluate.ts';
import { readPolicy, type Policy } from '#local/aws/policies/policy-document.ts';

/** The policy document of an authorizer. */
export const policyShape = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return readPolicy("the authorizer's answer", dataset.value);
    } catch (error) {
      addIssue({ message: String(error) });
      return NEVER;
    }
  }),
);

/** Whether a policy lets a method be called. An explicit denial wins; silence denies. */
export const judgePolicy = (policy: Policy, methodArn: string): 'allowed' | 'denied' | 'silent' => {
  const decision = evaluate(
    {
      action: 'execute-api:Invoke',
      resource: methodArn,
      principal: { arn: 'anonymous' },
      context: requestContextOf(),
    },
    { identity: [policy] },
  );
  if (decision.decision === 'allowed') return 'allowed';
  return decision.isExplicit ? 'denied' : 'silent';
};
