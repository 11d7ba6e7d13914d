import { codesLike } from '#domain/masters/alike-codes.ts';
import { alikeIds } from '#domain/users/alike-ids.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { whoSignsInAs } from './sign-in-name-store.ts';

/**
 * Why somebody cannot have this サインインID: that of another one who may sign in differs by zeros before a number or
 * by letter case, and the next file out of a spreadsheet would change the wrong one of them.
 */
export const alikeLoginId = async (
  context: TenantContext,
  { people }: Pick<TenantMasters, 'people'>,
  { loginId, userId: own }: { readonly loginId: string; readonly userId: UserId },
): Promise<RefusalOf<'input-malformed'> | undefined> => {
  const codes = codesLike(loginId, peopleFile.id.maxLength);
  const [same, ...found] = await Promise.all([loginId, ...codes].map((id) => whoSignsInAs(context, id)));
  const like = await Promise.all(
    codes.map(async (id, index) => {
      const userId = found[index];
      // The very same one, which is refused where it is written: a sign-in asks for no letter case.
      if (userId === undefined || userId === same || userId === own) return [];
      const user = await people.withId(userId);
      return user === undefined ? [] : [[id, { user }] as const];
    }),
  );
  const known = new Map<string, { readonly user: User }>(like.flat());
  const change = { id: loginId, before: [], after: [{}] };
  const message = alikeIds([change], known).at(0)?.reason;
  return message === undefined
    ? undefined
    : { kind: 'input-malformed', fields: [{ path: 'loginId', message }] };
};
