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
  const [{ freshMastersOf }, { departmentsOfPosts }] = await Promise.all([
    import('#lambdas/settings/tenant-masters.ts'),
    import('#domain/departments/departments-of-posts.ts'),
  ]);
  const { departments, people } = await freshMastersOf(table);
  return departmentsOfPosts((await people.withId(userId))?.posts ?? [], departments, at);
};
