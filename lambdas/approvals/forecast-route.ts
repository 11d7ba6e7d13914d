import { forecastRoute } from '#contract/approvals.ts';
import { forecastSteps, routeFor } from '#domain/approvals/resolve-route.ts';
import type { RouteDefinition, RouteStep } from '#domain/approvals/route.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { labelsOfItems } from '#domain/labels/give-labels.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { yen } from '#domain/money/yen.ts';
import { departmentNotYours, departmentOf } from '#lambdas/users/own-department.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { officeWithoutSight } from './office-sight.ts';
import { routePeople } from './route-people.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

const coversAll = ({ itemCodes }: RouteDefinition): boolean => itemCodes.length === 0;

const stepView = ({ name, approvers, isStandIn }: RouteStep, mayNotSee: boolean) => ({
  name,
  approverNames: approvers.map((approver) => approver.name),
  ...(isStandIn === undefined ? {} : { isStandIn }),
  ...(mayNotSee ? { mayNotSee: true as const } : {}),
});

/**
 * 承認ルートの見込み: the steps and people of a claim that is still being typed, so that a step without anybody
 * is told before everything is typed. Nothing is pinned: the submission asks again.
 */
export const forecastRouteEndpoint = endpoint(
  forecastRoute,
  async ({ actor, at, query: asked }, { table }) => {
    const { departmentId, total, itemCodes, accountCodes, labelCodes } = asked;
    const masters = await freshMastersOf(table, actor.userId);
    const on = jstDateOf(at);
    if ((await departmentOf(masters, actor, { departmentId, at })) === undefined)
      return refuse(departmentNotYours);
    const { routes } = masters;
    // As long as no item is chosen, the route for all of them is the likely one.
    const definition = routeFor(itemCodes.length === 0 ? routes.filter(coversAll) : routes, itemCodes, on);
    if (definition === undefined) return accept({ isPassable: false, steps: [] });
    const lines = itemCodes.map((itemCode) => ({ itemCode }));
    const labels = [
      ...new Set([
        ...labelCodes.split(',').filter((code) => code !== ''),
        ...labelsOfItems(lines, masters.items, on),
      ]),
    ];
    const stepsWith = async (borne: readonly string[]) =>
      forecastSteps({
        definition,
        ...(await routePeople(masters, { definition, departmentId, on, labels: borne })),
        applicantId: actor.userId,
        departmentId,
        total: yen(total),
        accountsUsed: accountCodes,
        on,
      });
    const steps = await stepsWith(labels);
    // People are remembered: without the labels nothing more is read.
    const others = labels.length === 0 ? steps : await stepsWith([]);
    const asksSomebody = (step: string): boolean =>
      others.some(({ name, approvers }) => name.includes(step) && approvers.length > 0);
    const isPassable = steps.length > 0 && steps.every(({ approvers }) => approvers.length > 0);
    const office = await officeWithoutSight(masters, labels, actor.userId);
    return accept({
      isPassable: isPassable && office === undefined,
      steps: [
        ...steps.map((step) => stepView(step, step.approvers.length === 0 && asksSomebody(step.name))),
        ...(office === undefined ? [] : [{ name: office, approverNames: [], mayNotSee: true as const }]),
      ],
    });
  },
);
