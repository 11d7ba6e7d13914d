import { departmentsOfPosts } from '#domain/departments/departments-of-posts.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { Part } from '#rows/contents.ts';
import { person } from '#rows/people.ts';
import type { RowKey } from '#rows/row-key.ts';
import { masterIndexes } from '#rows/settings.ts';

/** The role may read nothing else of people and masters (lib/constructs/tenant-roles.ts). */
const [ownPosts, ownDepartments] = [person.only('doc'), masterIndexes.departments.only('doc')];

const partOf = async <Found>(table: TenantTable, { attributes, read }: Part<Found>, key: RowKey) => {
  const item = await table.get(key, { consistent: true, attributes });
  return item === undefined ? undefined : read(item);
};

/** As `departmentsOfActor`, for the function of pictures, which sees neither masters nor people but for these two rows. */
export const departmentsOfViewer = async (
  { userId }: Pick<Actor, 'userId'>,
  at: Instant,
  { table }: Pick<TenantContext, 'table'>,
): Promise<ReadonlySet<string>> => {
  const [viewer, departments] = await Promise.all([
    partOf(table, ownPosts, person.key({ userId })),
    partOf(table, ownDepartments, masterIndexes.departments.key({})),
  ]);
  return departmentsOfPosts(viewer?.doc.posts ?? [], departments?.doc ?? [], at);
};
