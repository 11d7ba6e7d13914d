import * as v from 'valibot';

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const texts = v.pipe(
  v.union([scalar, v.array(scalar)]),
  v.transform((given) => [given].flat().map(String)),
);

const principalShape = v.union([v.literal('*'), v.record(v.string(), texts)]);

const statementShape = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: v.optional(principalShape),
  NotPrincipal: v.optional(principalShape),
  Action: v.optional(texts),
  NotAction: v.optional(texts),
  Resource: v.optional(texts),
  NotResource: v.optional(texts),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), texts)), {}),
});

const documentShape = v.strictObject({
  Version: v.optional(v.picklist(['2008-10-17', '2012-10-17'])),
  Id: v.optional(v.string()),
  Statement: v.pipe(
    v.union([v.array(statementShape), statementShape]),
    v.transform((given) => [given].flat()),
  ),
});

type RawStatement = v.InferOutput<typeof statementShape>;
type PrincipalElement = v.InferOutput<typeof principalShape>;

/** What a statement speaks of: everything that is listed or, when `isNegated`, everything else. */
export type Listed<What> = { readonly values: What; readonly isNegated: boolean };

export type Condition = {
  /** As written, `ForAllValues:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
};

export type Statement = {
  /** `statement AppendOnly of Data/Audit` or `statement 2 of …`. */
  readonly label: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Listed<readonly string[]>;
  /** Absent in trust policies, which are about the role that has them. */
  readonly resources: Listed<readonly string[]> | undefined;
  /** Absent in identity-based policies, which are about the identity that has them. */
  readonly principals: Listed<PrincipalElement> | undefined;
  readonly conditions: readonly Condition[];
  /** `${…}` is a policy variable (version 2012-10-17), not text. */
  readonly hasVariables: boolean;
};

export type Policy = { readonly name: string; readonly statements: readonly Statement[] };

const listed = <What>(plain: What | undefined, negated: What | undefined): Listed<What> | undefined => {
  if (plain !== undefined) return { values: plain, isNegated: false };
  return negated === undefined ? undefined : { values: negated, isNegated: true };
};

const statementOf = (raw: RawStatement, label: string, hasVariables: boolean): Statement => {
  const actions = listed(raw.Action, raw.NotAction);
  if (actions === undefined) throw new Error(`${label} names no action`);
  return {
    label,
    effect: raw.Effect,
    actions,
    resources: listed(raw.Resource, raw.NotResource),
    principals: listed(raw.Principal, raw.NotPrincipal),
    conditions: Object.entries(raw.Condition).flatMap(([operator, asked]) =>
      Object.entries(asked).map(([key, values]) => ({ operator, key, values })),
    ),
    hasVariables,
  };
};

/**
 * Reads a policy document.
 * @throws Error naming the policy when it holds what IAM would refuse, or a member that this machine does not know
 */
export const readPolicy = (name: string, document: unknown): Policy => {
  const parsed = v.safeParse(documentShape, document);
  if (!parsed.success) throw new Error(`the policy ${name} cannot be read: ${v.summarize(parsed.issues)}`);
  const { Version, Statement } = parsed.output;
  return {
    name,
    statements: Statement.map((raw, index) =>
      statementOf(raw, `statement ${raw.Sid ?? index + 1} of ${name}`, Version === '2012-10-17'),
    ),
  };
};
