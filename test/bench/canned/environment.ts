import { warmEnvironment } from '#lib/bundling/warm.ts';
import { minato } from '#local/seed/minato.ts';

/** What a measured function is given instead of a cloud: one tenant, one person, one session. */
export const { tenantId } = minato;
const userId = minato.masters.users.find(({ name }) => name === '田中花子')?.id;
export const cookie = `${tenantId}.${userId}.${'A'.repeat(43)}`;
export const claimId = '01KCA1M0000000000000000001';

export const tables = {
  TENANT_DATA_TABLE: 'TenantData',
  CONTROL_TABLE: 'Control',
  SESSION_TABLE: 'Session',
  KEYSTORE_TABLE: 'Keystore',
  AUDIT_TABLE: 'Audit',
} as const;

/** As Lambda and the infrastructure would set it; `endpoint` answers for all of AWS. */
export const functionEnvironment = (endpoint: string): Readonly<Record<string, string>> => ({
  ...warmEnvironment,
  ...tables,
  AWS_ENDPOINT_URL: endpoint,
  AWS_SESSION_TOKEN: 'example',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
});
