import { jstDateOf } from '#domain/calendar/jst.ts';
import { ownDepartment } from '#domain/claims/create-claim.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Department } from '#domain/departments/department.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/** The department, when it is one of the person's own today. */
export const departmentOf = async (
  { people, departments }: Pick<TenantMasters, 'people' | 'departments'>,
  { userId }: { readonly userId: UserId },
  { departmentId, at }: { readonly departmentId: string; readonly at: Instant },
): Promise<Department | undefined> =>
  ownDepartment(await people.withId(userId), departments, { departmentId, on: jstDateOf(at) });

/** The domain refuses a department in which the applicant holds no post; here it gets its field. */
export const departmentNotYours: RefusalOf<'input-malformed'> = {
  kind: 'input-malformed',
  fields: [{ path: 'departmentId', message: '所属している部門を選んでください' }],
};
