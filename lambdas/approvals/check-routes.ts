import { checkRoutes } from '#contract/route-checks.ts';
import { forecastSteps, routeFor } from '#domain/approvals/resolve-route.ts';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import { routesOf } from '#domain/approvals/sent-routes.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { holeWords, lookIntoRoutes, unlookedWords } from './look-into-routes.ts';
import { routePeople } from './route-people.ts';

type Example = {
  readonly applicantId: UserId;
  readonly departmentId: string;
  readonly total: Yen;
  readonly itemCode?: string;
};

const takenBy = async (
  masters: TenantMasters,
  { routes, on }: { readonly routes: readonly RouteDefinition[]; readonly on: CalendarDate },
  { applicantId, departmentId, total, itemCode }: Example,
) => {
  const itemCodes = itemCode === undefined ? [] : [itemCode];
  const covering = itemCode === undefined ? routes.filter((one) => one.itemCodes.length === 0) : routes;
  const definition = routeFor(covering, itemCodes, on);
  if (definition === undefined) return undefined;
  const steps = forecastSteps({
    definition,
    ...(await routePeople(masters, { definition, departmentId, on })),
    applicantId,
    departmentId,
    total,
    accountsUsed: masters.items.filter(({ code }) => code === itemCode).map(({ accountCode }) => accountCode),
    on,
  });
  return {
    route: definition.name,
    isPassable: steps.length > 0 && steps.every(({ approvers }) => approvers.length > 0),
    steps: steps.map(({ name, approvers, isStandIn }) => ({
      name,
      approverNames: approvers.map((approver) => approver.name),
      ...(isStandIn === undefined ? {} : { isStandIn }),
    })),
  };
};

/** Routes while they are typed: where they have holes, and which way an example claim would go. Nothing is kept. */
export const checkRoutesEndpoint = endpoint(checkRoutes, async ({ at, body }, { table }) => {
  const masters = await freshMastersOf(table);
  const on = jstDateOf(at);
  const routes = routesOf(body.value, masters.routes, 1);
  const [{ holes, isStoodIn, unlooked }, taken] = await Promise.all([
    lookIntoRoutes(masters, routes, on),
    body.example === undefined ? undefined : takenBy(masters, { routes, on }, body.example),
  ]);
  return accept({
    holes: holes.map((hole) => ({
      words: holeWords(hole),
      ...(hole.route === undefined ? {} : { route: hole.route }),
      ...(hole.step === undefined ? {} : { step: hole.step }),
    })),
    ...(unlooked === 0 ? {} : { unlooked: unlookedWords(unlooked) }),
    isStoodIn,
    ...(taken === undefined ? {} : { taken }),
  });
});
