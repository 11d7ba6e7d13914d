import type { RequestId } from '#domain/kernel/ids.ts';

/** What the audit trail calls a request. */
export const requestTarget = (requestId: RequestId): string => `request ${requestId}`;
