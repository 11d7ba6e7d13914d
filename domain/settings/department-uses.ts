import type { ApproverRule, RouteDefinition } from '#domain/approvals/route.ts';
import type { Use } from '#domain/masters/master.ts';
import { spanOf } from '#domain/masters/states.ts';
import type { User } from '#domain/tenants/masters.ts';

const departmentsIn = (rule: ApproverRule): readonly string[] => {
  switch (rule.kind) {
    case 'post':
      return [rule.departmentId];
    case 'any-of':
      return rule.rules.flatMap(departmentsIn);
    case 'department-head':
    case 'division-head':
    case 'role':
    case 'person':
      return [];
  }
};

const usesOfRoute = ({ name, steps, validFrom, validTo }: RouteDefinition): readonly Use[] =>
  [...new Set(steps.flatMap(({ approver }) => departmentsIn(approver)))].map((id) => ({
    id,
    span: spanOf({ validFrom, ...(validTo === undefined ? {} : { validTo }) }),
    words: `承認ルート「${name}」`,
  }));

/** Steps of routes that ask for holders of a post in a department. */
export const routeUses = (routes: readonly RouteDefinition[]): readonly Use[] => routes.flatMap(usesOfRoute);

/** 所属 of people who may sign in. */
export const postUses = (people: readonly Pick<User, 'name' | 'isActive' | 'posts'>[]): readonly Use[] =>
  people
    .filter(({ isActive }) => isActive)
    .flatMap(({ name, posts }) =>
      posts.map(({ departmentId, validFrom, validTo }) => ({
        id: departmentId,
        span: spanOf({ validFrom, ...(validTo === undefined ? {} : { validTo }) }),
        words: `${name}さんの所属`,
      })),
    );
