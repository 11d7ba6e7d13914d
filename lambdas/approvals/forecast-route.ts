import * as v from 'valibot';
import { forecastRoute, routeFor } from '#domain/approvals/resolve-route.ts';
import type { RouteDefinition, RouteStep } from '#domain/approvals/route.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { yen } from '#domain/money/yen.ts';
import { departmentNotYours, departmentOf } from '#lambdas/users/own-department.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { filledLine } from '#contract/shapes/text.ts';
import { routePeople } from './route-people.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** `train,taxi`: the codes of at most 100 lines. */
const codes = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(4_100),
    v.regex(/^[0-9A-Za-z_,-]*$/, 'コードをコンマで区切って指定してください'),
    v.transform((text) => text.split(',').filter((code) => code !== '')),
  ),
  '',
);

const query = v.strictObject({
  departmentId: filledLine(40),
  /** What the lines come to so far, yen. */
  total: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:0|[1-9][0-9]{0,11})$/, '0円以上の整数で指定してください'),
      v.transform(Number),
    ),
    '0',
  ),
  itemCodes: codes,
  accountCodes: codes,
});

const coversAll = ({ itemCodes }: RouteDefinition): boolean => itemCodes.length === 0;

const stepView = ({ name, approvers, isStandIn }: RouteStep) => ({
  name,
  approverNames: approvers.map((approver) => approver.name),
  ...(isStandIn === undefined ? {} : { isStandIn }),
});

/**
 * 承認ルートの見込み: the steps and people of a claim that is still being typed, so that a step without anybody
 * is told before everything is typed. Nothing is pinned: the submission asks again.
 */
export const forecastRouteEndpoint = endpoint({
  summary: '入力中の申請の承認ルートの見込みを取得する',
  may: 'claims.write',
  refusals: { 'input-malformed': true },
  query,
  answer: v.object({
    /** False where a step has nobody, or no route covers the lines: then the claim cannot be submitted. */
    isPassable: v.boolean(),
    steps: v.array(
      v.object({
        name: v.string(),
        /** Empty where nobody is left. */
        approverNames: v.array(v.string()),
        isStandIn: v.exactOptional(v.boolean()),
      }),
    ),
  }),
  run: async ({ actor, at, query: asked }, { table }) => {
    const { departmentId, total, itemCodes, accountCodes } = asked;
    const masters = await freshMastersOf(table);
    const on = jstDateOf(at);
    if ((await departmentOf(masters, actor, { departmentId, at })) === undefined)
      return refuse(departmentNotYours);
    const { routes } = masters;
    // As long as no item is chosen, the route for all of them is the likely one.
    const definition = routeFor(itemCodes.length === 0 ? routes.filter(coversAll) : routes, itemCodes, on);
    if (definition === undefined) return accept({ isPassable: false, steps: [] });
    const steps = forecastRoute({
      definition,
      ...(await routePeople(masters, { definition, departmentId, on })),
      applicantId: actor.userId,
      departmentId,
      total: yen(total),
      accountsUsed: accountCodes,
      on,
    });
    const isPassable = steps.length > 0 && steps.every(({ approvers }) => approvers.length > 0);
    return accept({ isPassable, steps: steps.map(stepView) });
  },
});
