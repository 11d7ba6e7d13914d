import { resolveRoute, routeFor, type RouteRefusal } from '#domain/approvals/resolve-route.ts';
import type { PinnedRoute } from '#domain/approvals/route.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { isOff } from '#domain/rights/grants.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { whoMay } from '#lambdas/users/who-may.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { routePeople } from './route-people.ts';
import type { InboxNotice } from '#rows/inbox.ts';
import { noticePut } from './inbox-store.ts';

type Asked = {
  readonly request: ActorsRequest;
  readonly context: TenantContext;
  /** The audit's name of what was asked. */
  readonly action: string;
};

/** The route as it is today, with the names of today; the claim pins it. */
export const routeOfClaim = async (
  { request }: Pick<Asked, 'request'>,
  { claim, lines }: { readonly claim: Claim; readonly lines: readonly ClaimLine[] },
  { masters, verdict }: { readonly masters: TenantMasters; readonly verdict: ClaimVerdict },
): Promise<Result<PinnedRoute, RouteRefusal>> => {
  const on = jstDateOf(request.at);
  const itemCodes = lines.map(({ itemCode }) => itemCode);
  const definition = routeFor(masters.routes, itemCodes, on);
  if (definition === undefined) return refuse({ kind: 'route-has-nobody', stepName: '承認ルート' });
  // Nobody may vote then: the words name the function, not a step that an administrator would look into in vain.
  if (isOff('approvals', masters.access))
    return refuse({ kind: 'route-has-nobody', stepName: '承認（停止中の機能）' });
  const { applicantId, departmentId } = claim;
  return resolveRoute({
    definition,
    ...(await routePeople(masters, { definition, departmentId, on })),
    applicantId,
    departmentId,
    total: verdict.total,
    accountsUsed: verdict.lines.map(({ account }) => account.code),
    on,
  });
};

/** P-07: nobody is left to approve. The claim stays as it is, and whoever keeps the settings finds a notice. */
export const tellTenantAdmins = async (
  { request, context, action }: Asked,
  claim: Claim,
  { masters, stepName }: { readonly masters: TenantMasters; readonly stepName: string },
): Promise<void> => {
  const notice: InboxNotice = {
    kind: 'route-has-nobody',
    claimId: claim.id,
    title: claim.title,
    applicantName: claim.applicantName,
    stepName,
    submittedAt: request.at,
  };
  const admins = await whoMay(masters, 'settings.keep');
  const audit = await context.audit(request, {
    action,
    target: claim.id,
    outcome: 'refused',
    detail: { stepName },
  });
  await context.table.transact({ notices: admins.map(({ id }) => noticePut(notice, id)), audit });
};
