import { routeHoles, type RouteHole } from '#domain/approvals/route-holes.ts';
import { canAct, rulesOf } from '#domain/approvals/resolve-route.ts';
import type { ApproverRule, RouteDefinition } from '#domain/approvals/route.ts';
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

/** Of so many posts one look asks for the holders, each by a read: 200 routes may name thousands. */
const mostPosts = 100;

const keyOf = ({ departmentId, position }: Place): string => `${position}#${departmentId}`;
type Place = Extract<ApproverRule, { readonly kind: 'post' }>;
const postsIn = (route: RouteDefinition): readonly Place[] =>
  rulesOf(route).flatMap((rule) => (rule.kind === 'post' ? [rule] : []));

/** As many of the routes as one look can judge; those that are being changed come first. */
const lookedAt = (
  routes: readonly RouteDefinition[],
  kept: readonly RouteDefinition[],
): { readonly looked: readonly RouteDefinition[]; readonly posts: readonly Place[] } => {
  const known = new Set(kept);
  const ordered = [...routes.filter((one) => !known.has(one)), ...routes.filter((one) => known.has(one))];
  const posts = new Map<string, Place>();
  const looked = ordered.filter((route) => {
    const own = postsIn(route).filter((post) => !posts.has(keyOf(post)));
    if (posts.size > 0 && posts.size + own.length > mostPosts) return false;
    for (const post of own) posts.set(keyOf(post), post);
    return true;
  });
  return { looked, posts: [...posts.values()] };
};

type Look = {
  readonly holes: readonly RouteHole[];
  readonly isStoodIn: boolean;
  /** Of so many routes no step was judged. */
  readonly unlooked: number;
};

export const unlookedWords = (count: number): string =>
  `承認ルートが多いため、${count}件のルートでは承認者がいるかどうかを確かめていません。`;

/** Where these routes would find nobody, as the company's people are now; and whether somebody stands in then. */
export const lookIntoRoutes = async (
  masters: TenantMasters,
  routes: readonly RouteDefinition[],
  on: CalendarDate,
): Promise<Look> => {
  const { departments, approval } = masters;
  const roots = departments
    .filter(({ parentId, validTo = lastDay }) => parentId === undefined && validTo >= on)
    .slice(0, mostRoots);
  const { looked, posts } = lookedAt(routes, masters.routes);
  const users = await candidatesAt(masters, looked.flatMap(rulesOf), [
    ...posts,
    ...roots.map(({ id }) => ({ departmentId: id, position: 'head' as const })),
  ]);
  return {
    holes: routeHoles({ routes, looked: new Set(looked), roots, users, on }),
    unlooked: routes.length - looked.length,
    isStoodIn: users.some((user) => user.id === approval.fallbackApproverId && canAct(user)),
  };
};
