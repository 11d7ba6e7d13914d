import type { TenantId } from '#domain/kernel/ids.ts';

/** What each partition key of a tenant begins with, and what a key of nobody else does. */
export const tenantPattern = 'T#{tenantId}';

export const tenantPrefixOf = (tenantId: TenantId): string => `T#${tenantId}#`;
