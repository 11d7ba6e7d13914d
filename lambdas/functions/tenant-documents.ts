import { departmentsOfViewer } from '#lambdas/evidence/departments-of-viewer.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';

/** What reads files of strangers by large libraries, apart from claims and money and with fewer rights. */
export const handler = tenantHandler(endpointsOf('tenant-documents'), departmentsOfViewer);
