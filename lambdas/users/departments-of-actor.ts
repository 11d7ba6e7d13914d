import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Actor } from '#lambdas/http/call.ts';

/**
 * The departments in which the person holds a post today, and all below them. Kept with the masters, of which one small
 * read tells at each request whether they still are the company's; whoever asks for it waits for its code the first time.
 */
export const departmentsOfActor = async (
  { userId }: Pick<Actor, 'userId'>,
  at: Instant,
  { table }: Pick<TenantContext, 'table'>,
): Promise<ReadonlySet<string>> => {
  const [{ freshMastersOf }, { departmentsBelow }] = await Promise.all([
    import('#lambdas/settings/tenant-masters.ts'),
    import('#domain/departments/departments-below.ts'),
  ]);
  const { departments, people } = await freshMastersOf(table);
  const posts = (await people.withId(userId))?.posts ?? [];
  const today = jstDateOf(at);
  const own = posts.filter((post) => isWithin(post, today)).map(({ departmentId }) => departmentId);
  return departmentsBelow(departments, own, today);
};
