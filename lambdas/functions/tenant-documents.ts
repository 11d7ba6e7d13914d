import { showRenditionEndpoint } from '#lambdas/evidence/show-rendition.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';

/** What reads files of strangers by large libraries, apart from claims and money and with fewer rights. */
export const table = { 'GET /api/evidence/{evidenceId}/rendition': showRenditionEndpoint };

export const handler = tenantHandler(table);
