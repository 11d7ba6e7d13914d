import { routeHoles, type RouteHole } from '#domain/approvals/route-holes.ts';
import { canAct, rulesOf } from '#domain/approvals/resolve-route.ts';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { lastDay } from '#domain/masters/states.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { candidatesAt } from './route-people.ts';

/** Of so many departments that stand below none the heads are looked for. */
const mostRoots = 100;

export const holeWords = ({ kind, step, departments = [], from }: RouteHole): string => {
  switch (kind) {
    case 'no-route-for-all':
      return `${from === undefined ? '' : `${sayDay(calendarDate(from))}に、`}すべての経費科目を受けるルートがありません。どのルートにも当てはまらない申請は提出できません。`;
    case 'every-step-has-conditions':
      return '条件のないステップがありません。どの条件にも当てはまらない申請は、承認する人がいません。';
    case 'step-has-nobody':
      return `「${step ?? ''}」に、承認する権限のある人がいません。`;
    case 'department-has-no-head':
      return `「${step ?? ''}」：${departments.slice(0, 5).join('・')}${departments.length > 5 ? ' など' : ''}に承認できる長がいません。下の部門に長がいなければ、承認者なしになります。`;
  }
};

/** Where these routes would find nobody, as the company's people are now; and whether somebody stands in then. */
export const lookIntoRoutes = async (
  masters: TenantMasters,
  routes: readonly RouteDefinition[],
  on: CalendarDate,
): Promise<{ readonly holes: readonly RouteHole[]; readonly isStoodIn: boolean }> => {
  const { departments, approval } = masters;
  const roots = departments
    .filter(({ parentId, validTo = lastDay }) => parentId === undefined && validTo >= on)
    .slice(0, mostRoots);
  const rules = routes.flatMap(rulesOf);
  const users = await candidatesAt(masters, rules, [
    ...rules.flatMap((rule) => (rule.kind === 'post' ? [rule] : [])),
    ...roots.map(({ id }) => ({ departmentId: id, position: 'head' as const })),
  ]);
  return {
    holes: routeHoles({ routes, roots, users, on }),
    isStoodIn: users.some((user) => user.id === approval.fallbackApproverId && canAct(user)),
  };
};
