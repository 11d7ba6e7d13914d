import { keysUnder, requestContextOf, type RequestContext } from '#local/aws/policies/condition-keys.ts';
import { evaluate } from '#local/aws/policies/evaluate.ts';
import { ofAnotherDay, own as ownTenant, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';
import { fitsWildcard } from '#local/aws/policies/pattern.ts';
import type { Policy, Statement } from '#local/aws/policies/policy-document.ts';
import type { Holder, StageRights } from '#proofs/rights/stage-rights.ts';

type Target = { readonly name: string; readonly arn: string };

const everyOf = (kind: string, { named }: StageRights): readonly Target[] =>
  [...named].filter(([, one]) => one.kind === kind).map(([name, { arn }]) => ({ name, arn }));

/** What a row names, in this stage; nothing when the stage has no such thing. */
const targetsOf = (on: string, rights: StageRights): readonly Target[] => {
  if (on.startsWith('arn:') || on === '*')
    return [{ name: on, arn: on.replace('ACCOUNT', rights.accountId).replace('REGION', rights.region) }];
  if (on === 'every object')
    return everyOf('bucket', rights).map(({ name, arn }) => ({ name: `${name}/a`, arn: `${arn}/a` }));
  if (on === `every table${ofAnotherDay}`)
    return everyOf('table', rights).filter(({ name }) => name.endsWith(ofAnotherDay));
  if (on.startsWith('every ')) return everyOf(on.slice('every '.length), rights);
  const parts = on.split('/');
  const found = parts
    .map((_part, index) => parts.slice(0, parts.length - index).join('/'))
    .find((name) => rights.named.has(name));
  if (found === undefined) return [];
  return [{ name: on, arn: `${rights.named.get(found)?.arn ?? ''}${on.slice(found.length)}` }];
};

const unconditioned = new WeakMap<Policy, Policy>();

/** The policy with every permission at its widest: conditions are met where they allow and not where they deny. */
const atItsWidest = (policy: Policy): Policy => {
  const known = unconditioned.get(policy) ?? {
    name: policy.name,
    statements: policy.statements
      .filter(({ effect, conditions }) => effect === 'Allow' || conditions.length === 0)
      .map((statement) => ({ ...statement, conditions: [] })),
  };
  unconditioned.set(policy, known);
  return known;
};

const asIs = (policy: Policy): Policy => policy;

const contextFor = (
  { arn, isTagged }: Holder,
  { under = {} }: ForbiddenDeed,
  { region, accountId }: StageRights,
): RequestContext =>
  requestContextOf(
    {
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': accountId,
      'aws:ResourceAccount': accountId,
      'aws:RequestedRegion': region,
      'aws:SecureTransport': 'true',
    },
    keysUnder('aws:PrincipalTag/', isTagged ? { TenantId: ownTenant } : {}),
    under,
  );

/** A table's policy is about its indexes too, a bucket's about its objects. */
const ownerOf = (arn: string): string =>
  arn.startsWith('arn:aws:s3:::') ? (arn.split('/')[0] ?? '') : (arn.split('/index/')[0] ?? '');

const isAbout =
  (action: string) =>
  ({ actions }: Statement): boolean =>
    actions.isNegated !==
    actions.values.some((pattern) => fitsWildcard(pattern.toLowerCase(), action.toLowerCase()));

const about = new WeakMap<Holder, Map<string, readonly Policy[]>>();

/** What a role's policies say about one action; most roles know nothing of most actions. */
const policiesAbout = (holder: Holder, action: string): readonly Policy[] => {
  const known = about.get(holder) ?? new Map<string, readonly Policy[]>();
  about.set(holder, known);
  const policies =
    known.get(action) ??
    holder
      .policies()
      .map(({ name, statements }) => ({ name, statements: statements.filter(isAbout(action)) }))
      .filter(({ statements }) => statements.length > 0);
  known.set(action, policies);
  return policies;
};

const inviting = new WeakMap<Policy, readonly Statement[]>();

const isAccount = (named: string): boolean => named.endsWith(':root');

/** What a resource's policy allows to others than its own account as a whole: mostly nothing. */
const invitationsIn = (policy: Policy): readonly Statement[] => {
  const known =
    inviting.get(policy) ??
    policy.statements.filter(({ effect, principals }) => {
      if (effect === 'Deny' || principals === undefined) return false;
      const { values, isNegated } = principals;
      return isNegated || values === '*' || (values['AWS'] ?? []).some((named) => !isAccount(named));
    });
  inviting.set(policy, known);
  return known;
};

type Asked = { readonly holder: Holder; readonly row: ForbiddenDeed; readonly rights: StageRights };

const mayDo = ({ holder, row, rights }: Asked, action: string, { arn }: Target): boolean => {
  const policy = rights.ofResource.get(ownerOf(arn));
  const own = policiesAbout(holder, action);
  const isInvited = policy !== undefined && invitationsIn(policy).some(isAbout(action));
  if (own.length === 0 && !isInvited) return false;
  const read = row.under === undefined ? atItsWidest : asIs;
  const { decision } = evaluate(
    {
      action,
      resource: arn,
      principal: { arn: `${holder.arn}/session`, roleArn: holder.arn },
      context: contextFor(holder, row, rights),
    },
    {
      identity: own.map(read),
      boundary: holder.boundary === undefined ? undefined : read(holder.boundary),
      resource: policy === undefined ? undefined : read(policy),
      // A key that another stack made has its policy there.
      rule: arn.startsWith('arn:aws:kms:') && policy !== undefined ? 'key' : 'either',
    },
  );
  return decision === 'allowed';
};

export type MatrixFault = { readonly role: string; readonly message: string };

const missingIn = (wanted: readonly string[], found: readonly string[]): readonly string[] =>
  wanted.filter((one) => !found.includes(one));

/** An exception counts where the stage has both the role and the thing; with a star, for each such thing. */
const deedsHere =
  (rights: StageRights) =>
  (deed: string): readonly string[] => {
    const [action = '', on = ''] = deed.split(' on ');
    if (/^[A-Z].*\*$/.test(on))
      return [...rights.named.keys()]
        .filter((name) => name.startsWith(on.slice(0, -1)))
        .map((name) => `${action} on ${name}`);
    return targetsOf(on, rights).length > 0 ? [deed] : [];
  };

const faultsOf = (asked: Asked, targets: readonly Target[]): readonly MatrixFault[] => {
  const { holder, row, rights } = asked;
  const allowed = row.actions.flatMap((action) =>
    targets.filter((target) => mayDo(asked, action, target)).map(({ name }) => `${action} on ${name}`),
  );
  const excepted = (row.except?.[holder.name] ?? []).flatMap(deedsHere(rights));
  const { name: role } = holder;
  return [
    ...missingIn(allowed, excepted).map((deed) => ({ role, message: `may ${deed} (${row.deed})` })),
    ...missingIn(excepted, allowed).map((deed) => ({
      role,
      message: `may no longer ${deed}, so that the exception has no ground (${row.deed})`,
    })),
  ];
};

/** Everything in which a stage differs from the matrix; nothing when it holds. */
export const judgeDeeds = (
  rows: readonly ForbiddenDeed[],
  rights: StageRights,
  isJudged: (role: string) => boolean,
): readonly MatrixFault[] => {
  const holders = rights.holders.filter(({ name }) => isJudged(name));
  return rows.flatMap((row) => {
    const targets = row.on.flatMap((on) => targetsOf(on, rights));
    return holders.flatMap((holder) => faultsOf({ holder, row, rights }, targets));
  });
};
