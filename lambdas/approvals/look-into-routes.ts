import { routeHoles, type RouteHole } from '#domain/approvals/route-holes.ts';
import { canAct, rulesOf, type Candidate } from '#domain/approvals/resolve-route.ts';
import type { ApproverRule, RouteDefinition } from '#domain/approvals/route.ts';
import { calendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import type { Department } from '#domain/departments/department.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { lastDay } from '#domain/masters/states.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { mayVoteOn } from '#domain/approvals/may-vote.ts';
import { candidatesAt } from './route-people.ts';
import { votersOf } from './voters.ts';

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

/** Of a company of too many approvers one look asks for so many posts and people, each by a read: 200 routes may name thousands. */
const mostAsked = 100;

type Place = Extract<ApproverRule, { readonly kind: 'post' }>;
type Read = Place | Extract<ApproverRule, { readonly kind: 'person' }>;
const isRead = (rule: ApproverRule): rule is Read => rule.kind === 'post' || rule.kind === 'person';
const keyOf = (rule: Read): string =>
  rule.kind === 'post' ? `${rule.position}#${rule.departmentId}` : rule.userId;

type Part = { readonly looked: RouteDefinition[]; readonly reads: Map<string, Read> };

/** The routes in parts, of which one look can judge each. */
const partsOf = (routes: readonly RouteDefinition[]): readonly Part[] => {
  const parts: Part[] = [];
  for (const route of routes) {
    const own = new Map(
      rulesOf(route).flatMap((rule) => (isRead(rule) ? [[keyOf(rule), rule] as const] : [])),
    );
    const last = parts.at(-1);
    const further = [...own.keys()].filter((key) => last?.reads.has(key) !== true).length;
    const part: Part =
      last !== undefined && last.reads.size + further <= mostAsked ? last : { looked: [], reads: new Map() };
    part.looked.push(route);
    for (const [key, rule] of own) part.reads.set(key, rule);
    if (part !== last) parts.push(part);
  }
  return parts;
};

const firstOfAll = calendarDate('2026-01-01');

/**
 * As many of the routes as one look can judge. Those that are being changed come first; where none is, it is another part each
 * day, so that no hole stays unseen for longer than there are parts.
 */
const lookedAt = (
  routes: readonly RouteDefinition[],
  kept: readonly RouteDefinition[],
  on: CalendarDate,
): { readonly looked: readonly RouteDefinition[]; readonly posts: readonly Place[] } => {
  const known = new Set(kept);
  const changed = routes.filter((one) => !known.has(one));
  const parts = partsOf([...changed, ...routes.filter((one) => known.has(one))]);
  const { looked, reads } = parts[
    changed.length > 0 ? 0 : Math.abs(daysBetween(firstOfAll, on)) % parts.length
  ] ?? {
    looked: [],
    reads: new Map<string, Read>(),
  };
  return { looked, posts: [...reads.values()].flatMap((rule) => (rule.kind === 'post' ? [rule] : [])) };
};

type Look = {
  readonly holes: readonly RouteHole[];
  readonly isStoodIn: boolean;
  /** Of so many routes no step was judged. */
  readonly unlooked: number;
};

export const unlookedWords = (count: number): string =>
  `承認ルートが多いため、いまは${count}件のルートで承認者がいるかどうかを確かめていません。保存したルートは、日ごとに順に確かめます。`;

/** Whom these routes may ask, as far as one look goes. */
const lookedInto = async (
  masters: TenantMasters,
  routes: readonly RouteDefinition[],
  { roots, on }: { readonly roots: readonly Department[]; readonly on: CalendarDate },
): Promise<{ readonly users: readonly Candidate[]; readonly looked: readonly RouteDefinition[] }> => {
  const voters = await votersOf(masters);
  if (voters !== undefined) {
    const users = [...voters.values()].map((one) => ({
      ...one,
      mayVote: mayVoteOn([], one, masters.access),
    }));
    return { users, looked: routes };
  }
  const { looked, posts } = lookedAt(routes, masters.routes, on);
  const users = await candidatesAt(masters, looked.flatMap(rulesOf), [
    ...posts,
    ...roots.map(({ id }) => ({ departmentId: id, position: 'head' as const })),
  ]);
  return { users, looked };
};

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
  const { users, looked } = await lookedInto(masters, routes, { roots, on });
  return {
    holes: routeHoles({ routes, looked: new Set(looked), roots, users, on }),
    unlooked: routes.length - looked.length,
    isStoodIn: users.some((user) => user.id === approval.fallbackApproverId && canAct(user)),
  };
};
