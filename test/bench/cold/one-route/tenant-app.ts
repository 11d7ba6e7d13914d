import { listInboxEndpoint } from '#lambdas/approvals/list-inbox.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';

/** What a function of its own for one route would be. */
export const handler = tenantHandler({ 'GET /api/inbox': listInboxEndpoint });
