import * as v from 'valibot';

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((given) => [given].flat()),
);

const statementShape = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
});

/** The policy document of an authorizer. Conditions and `Not…` members are refused: this product writes none. */
export const policyShape = v.looseObject({
  Version: v.optional(v.string()),
  Statement: v.pipe(
    v.union([v.array(statementShape), statementShape]),
    v.transform((given) => [given].flat()),
  ),
});

export type Policy = v.InferOutput<typeof policyShape>;

const matches = (pattern: string, text: string): boolean => {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's').test(text);
};

/** Whether a policy lets a method be called. An explicit denial wins; silence denies. */
export const judgePolicy = ({ Statement }: Policy, methodArn: string): 'allowed' | 'denied' | 'silent' => {
  const effects = Statement.filter(
    ({ Action, Resource }) =>
      Action.some((action) => matches(action.toLowerCase(), 'execute-api:invoke')) &&
      Resource.some((resource) => matches(resource, methodArn)),
  ).map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'silent';
};
