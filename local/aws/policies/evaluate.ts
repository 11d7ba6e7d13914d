import type { RequestContext } from '#local/aws/policies/condition-keys.ts';
import { judgeConditions, variablesIn, type Verdict } from '#local/aws/policies/judge-conditions.ts';
import { fits, fitsWildcard, readPattern } from '#local/aws/policies/pattern.ts';
import type { Policy, Statement } from '#local/aws/policies/policy-document.ts';
import { namingsIn, type Naming, type Principal } from '#local/aws/policies/principal-fits.ts';

export type AccessRequest = {
  /** `dynamodb:GetItem`. */
  readonly action: string;
  readonly resource: string;
  readonly principal: Principal;
  readonly context: RequestContext;
};

/** All that has a say in one request. */
export type Policies = {
  readonly identity: readonly Policy[];
  /** The resource's own policy. */
  readonly resource?: Policy | undefined;
  readonly session?: Policy | undefined;
  readonly boundary?: Policy | undefined;
  /** The policy of the VPC endpoint through which the request comes. */
  readonly endpoint?: Policy | undefined;
  /**
   * What the resource's policy means: in one account `either` side allows; a `key` policy must allow or hand over to
   * the account; a role's `trust` policy decides alone; for the resource of another account `both` sides must allow.
   * @default either
   */
  readonly rule?: 'either' | 'key' | 'trust' | 'both';
};

type Kind =
  | 'identity-based policy'
  | 'resource-based policy'
  | 'session policy'
  | 'permissions boundary'
  | 'VPC endpoint policy';

/** Policies that say of whom they speak. */
const withPrincipals: readonly Kind[] = ['resource-based policy', 'VPC endpoint policy'];

export type Decision =
  | { readonly decision: 'allowed'; readonly because: string; readonly by: readonly Statement[] }
  /** `because` ends AWS's sentence "User: … is not authorized to perform: … on resource: …". */
  | { readonly decision: 'denied'; readonly because: string; readonly isExplicit: boolean };

type Judged = {
  readonly statement: Statement;
  readonly kind: Kind;
  readonly verdict: Verdict;
  readonly namings: readonly Naming[];
};

const isAboutAction = ({ actions }: Statement, action: string): boolean =>
  actions.values.some((pattern) => fitsWildcard(pattern.toLowerCase(), action.toLowerCase())) !==
  actions.isNegated;

const mostActions = 1_000;
const statementsByAction = new WeakMap<Policy, Map<string, readonly Statement[]>>();

/** The few of a policy that speak of an action, found once: a policy never changes, and actions are those of services. */
const statementsAbout = (policy: Policy, action: string): readonly Statement[] => {
  const known = statementsByAction.get(policy) ?? new Map<string, readonly Statement[]>();
  statementsByAction.set(policy, known);
  const found = known.get(action) ?? policy.statements.filter((one) => isAboutAction(one, action));
  if (known.size >= mostActions) known.clear();
  known.set(action, found);
  return found;
};

const isAboutResource = ({ resources, hasVariables }: Statement, request: AccessRequest): boolean => {
  if (resources === undefined) return true;
  const variables = variablesIn(request.context);
  const reading = { isWild: true, hasVariables };
  const verdicts = resources.values.map((text) =>
    fits(readPattern(text, reading), request.resource, variables),
  );
  return (
    verdicts.includes(true) !== resources.isNegated &&
    !(resources.isNegated && verdicts.includes('unresolved'))
  );
};

const judgePolicy = (policy: Policy | undefined, kind: Kind, request: AccessRequest): readonly Judged[] =>
  (policy === undefined ? [] : statementsAbout(policy, request.action))
    .map((statement) => ({ statement, kind, namings: namingsIn(statement, request.principal) }))
    .filter(({ namings }) => !withPrincipals.includes(kind) || namings.length > 0)
    .filter(({ statement }) => isAboutResource(statement, request))
    .map((judged) => ({ ...judged, verdict: judgeConditions(judged.statement, request.context) }));

const isGranting = ({ statement, verdict }: Judged): boolean =>
  statement.effect === 'Allow' && verdict === 'met';

const denied = (because: string, isExplicit = false): Decision => ({
  decision: 'denied',
  because,
  isExplicit,
});

/** What would have allowed, had its conditions been met: the hint that a developer needs. */
const nearMiss = (judged: readonly Judged[]): string => {
  const near = judged.flatMap(({ statement, verdict }) =>
    typeof verdict === 'object' && 'unmet' in verdict && statement.effect === 'Allow'
      ? [`${statement.label}: ${verdict.unmet}`]
      : [],
  );
  return near.length === 0 ? '' : ` (${near.join('; ')})`;
};

/** What outweighs every permission: a condition that nobody here can judge, and an explicit denial. */
const refusal = (judged: readonly Judged[]): Decision | undefined => {
  for (const { statement, verdict } of judged) {
    if (typeof verdict === 'object' && 'unknown' in verdict)
      return denied(`because this machine does not know ${verdict.unknown} (${statement.label})`);
  }
  const explicit = judged.find(({ statement, verdict }) => statement.effect === 'Deny' && verdict === 'met');
  if (explicit === undefined) return undefined;
  const article = explicit.kind === 'identity-based policy' ? 'an' : 'a';
  return denied(`with an explicit deny in ${article} ${explicit.kind} (${explicit.statement.label})`, true);
};

type Narrowing = { readonly policy: Policy | undefined; readonly kind: Kind };

type Grants = {
  readonly by: readonly Judged[];
  /** A resource's policy that names the very session is narrowed by nothing. */
  readonly isBeyondNarrowing: boolean;
};

const grantsOf = (judged: readonly Judged[], rule: Policies['rule']): Grants | undefined => {
  const granting = judged.filter(isGranting);
  const identity = granting.filter(({ kind }) => kind === 'identity-based policy');
  const resource = granting.filter(({ kind }) => kind === 'resource-based policy');
  const isDirect = ({ namings }: Judged) => namings.some((naming) => naming !== 'account');
  if (rule === 'both') {
    const isAgreed = identity.length > 0 && resource.length > 0;
    return isAgreed ? { by: [...identity, ...resource], isBeyondNarrowing: false } : undefined;
  }
  const direct = rule === 'trust' ? resource : resource.filter(isDirect);
  const isIdentityEnough = rule === 'key' ? resource.length > 0 : rule !== 'trust';
  const by = isIdentityEnough ? [...identity, ...direct] : direct;
  if (by.length === 0) return undefined;
  return { by, isBeyondNarrowing: direct.some(({ namings }) => namings.includes('session')) };
};

const missing = (kind: Kind, action: string, judged: readonly Judged[]): Decision =>
  denied(
    `because no ${kind} allows the ${action} action${nearMiss(judged.filter((one) => one.kind === kind))}`,
  );

const missingGrant = (
  judged: readonly Judged[],
  { action }: AccessRequest,
  rule: Policies['rule'],
): Decision => {
  const isKeySilent =
    rule === 'key' && !judged.some((one) => one.kind === 'resource-based policy' && isGranting(one));
  const isStrangerSilent =
    rule === 'both' && judged.some((one) => one.kind === 'identity-based policy' && isGranting(one));
  const isResourceMissing = rule === 'trust' || isKeySilent || isStrangerSilent;
  return missing(isResourceMissing ? 'resource-based policy' : 'identity-based policy', action, judged);
};

/** The first policy that had to allow as well and did not. An endpoint is passed by everybody. */
const unpassed = (
  narrowing: readonly Narrowing[],
  judged: readonly Judged[],
  { isBeyondNarrowing }: Grants,
): Kind | undefined =>
  narrowing.find(
    ({ policy, kind }) =>
      policy !== undefined &&
      !(isBeyondNarrowing && kind !== 'VPC endpoint policy') &&
      !judged.some((one) => one.kind === kind && isGranting(one)),
  )?.kind;

/**
 * Decides as IAM does: a denial wins, then somebody must allow, and a session policy, a boundary and an endpoint must
 * allow as well. What this machine does not know, it denies.
 */
export const evaluate = (request: AccessRequest, policies: Policies): Decision => {
  const { session, boundary, endpoint, rule } = policies;
  const narrowing: readonly Narrowing[] = [
    { policy: session, kind: 'session policy' },
    { policy: boundary, kind: 'permissions boundary' },
    { policy: endpoint, kind: 'VPC endpoint policy' },
  ];
  const judged = [
    ...policies.identity.flatMap((policy) => judgePolicy(policy, 'identity-based policy', request)),
    ...judgePolicy(policies.resource, 'resource-based policy', request),
    ...narrowing.flatMap(({ policy, kind }) => judgePolicy(policy, kind, request)),
  ];
  const refused = refusal(judged);
  if (refused !== undefined) return refused;

  const grants = grantsOf(judged, rule);
  if (grants === undefined) return missingGrant(judged, request, rule);
  const barrier = unpassed(narrowing, judged, grants);
  if (barrier !== undefined) return missing(barrier, request.action, judged);

  const by = grants.by.map(({ statement }) => statement);
  return { decision: 'allowed', by, because: `allowed by ${by.map(({ label }) => label).join(', ')}` };
};
