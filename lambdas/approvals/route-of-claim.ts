import { resolveRoute, routeFor, type RouteRefusal } from '#domain/approvals/resolve-route.ts';
import type { PinnedRoute } from '#domain/approvals/route.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { isOff } from '#domain/rights/grants.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { whoMay } from '#lambdas/users/who-may.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { officeWithoutSight } from './office-sight.ts';
import { routePeople } from './route-people.ts';
import type { InboxNotice } from '#rows/inbox.ts';
import { noticePut } from './inbox-store.ts';

type Asked = {
  readonly request: ActorsRequest;
  readonly context: TenantContext;
  /** The audit's name of what was asked. */
  readonly action: string;
};

/** A step has people, of whom nobody may see what bears these labels. */
type SightRefusal = { readonly kind: 'route-may-not-see'; readonly stepName: string };

/** The route as it is today, with the names of today; the claim pins it. */
export const routeOfClaim = async (
  { request }: Pick<Asked, 'request'>,
  { claim, lines }: { readonly claim: Claim; readonly lines: readonly ClaimLine[] },
  { masters, verdict }: { readonly masters: TenantMasters; readonly verdict: ClaimVerdict },
): Promise<Result<PinnedRoute, RouteRefusal | SightRefusal>> => {
  const on = jstDateOf(request.at);
  const itemCodes = lines.map(({ itemCode }) => itemCode);
  const definition = routeFor(masters.routes, itemCodes, on);
  if (definition === undefined) return refuse({ kind: 'route-has-nobody', stepName: '承認ルート' });
  // Nobody may vote then: the words name the function, not a step that an administrator would look into in vain.
  if (isOff('approvals', masters.access))
    return refuse({ kind: 'route-has-nobody', stepName: '承認（停止中の機能）' });
  const { applicantId, departmentId } = claim;
  const labels = labelsToApprove(claim);
  const resolvedWith = async (borne: readonly string[]) =>
    resolveRoute({
      definition,
      ...(await routePeople(masters, { definition, departmentId, on, labels: borne })),
      applicantId,
      departmentId,
      total: verdict.total,
      accountsUsed: verdict.lines.map(({ account }) => account.code),
      on,
    });
  const route = await resolvedWith(labels);
  if (labels.length === 0) return route;
  if (route.ok) {
    const office = await officeWithoutSight(masters, labels, applicantId);
    return office === undefined ? route : refuse({ kind: 'route-may-not-see', stepName: office });
  }
  // Somebody is there, and may not see it: being on the route gives no right to.
  const { stepName } = route.refusal;
  const others = await resolvedWith([]);
  const isOthers = others.ok || others.refusal.stepName !== stepName;
  return isOthers ? refuse({ kind: 'route-may-not-see', stepName }) : route;
};

/** P-07: nobody is left to approve. The claim stays as it is, and whoever keeps the settings finds a notice. */
export const tellTenantAdmins = async (
  { request, context, action }: Asked,
  claim: Claim,
  { masters, stepName }: { readonly masters: TenantMasters; readonly stepName: string },
): Promise<void> => {
  const labels = labelsToApprove(claim);
  const notice: InboxNotice = {
    kind: 'route-has-nobody',
    claimId: claim.id,
    title: claim.title,
    applicantName: claim.applicantName,
    stepName,
    submittedAt: request.at,
    ...(labels.length === 0 ? {} : { labels, applicantId: claim.applicantId }),
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
