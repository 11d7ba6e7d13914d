import * as v from 'valibot';
import { isTenantId } from '#domain/kernel/ids.ts';

/** Names the tenant only: whoever reads it looks up the newest list. */
export const addressNotice = v.object({ tenantId: v.pipe(v.string(), v.guard(isTenantId)) });
