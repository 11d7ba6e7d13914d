import type { ClaimId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';

export const aTenantId = 't01kat5r8z0q2m3n4p5r6s7t8v9' as TenantId;
export const aClaimId = '01KAT5R8Z0Q2M3N4P5R6S7T8V9' as ClaimId;
export const aUserId = '01KAT5R8Z0Q2M3N4P5R6S7T8VA' as UserId;
export const aMoment = '2026-05-01T03:00:00.000Z' as Instant;
