import { listPassedOverApprovers } from '#contract/separation.ts';
import { askedByRoutes } from '#domain/approvals/may-vote.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/**
 * Whom routes ask for, or who stands in, and who may not vote: their steps go to others, or have nobody. A page reads
 * as much of the people as any list of them does.
 */
export const listPassedOverApproversEndpoint = endpoint(
  listPassedOverApprovers,
  async ({ at, query }, { table }) => {
    const { routes, approval, access, departments, unseen } = await freshMastersOf(table);
    const on = jstDateOf(at);
    const asked = askedByRoutes({ routes, approval, access, on });
    const { people, nextCursor } = await peoplePage(table, {
      ...query,
      unseen,
      among: asked.isPassedOver,
    });
    const items = people.map(({ person }) => ({
      id: person.id,
      name: person.name,
      posts: asked.postsOf(person).map(({ departmentId, position }) => ({
        departmentName: departmentOn(departments, departmentId, on)?.name ?? departmentId,
        position,
      })),
      isStandIn: person.id === approval.fallbackApproverId,
    }));
    return accept({ items, ...(nextCursor === undefined ? {} : { nextCursor }) });
  },
);
