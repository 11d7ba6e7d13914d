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
  ...tables,
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_SESSION_TOKEN: 'example',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  DOCS_BUCKET: 'docs',
  DOCS_KEY_ARN: 'arn:aws:kms:ap-northeast-1:000000000000:key/docs',
  LAW_ROWS: '[]',
  TENANT_DATA_ROLE_ARN: 'arn:aws:iam::000000000000:role/tenant-data',
  DEDICATED_HOSTS: '{}',
  TENANT_AUTH_ROLE_ARN: 'arn:aws:iam::000000000000:role/tenant-auth',
  PRESIGN_ROLE_ARN: 'arn:aws:iam::000000000000:role/presign',
  USER_POOL_ID: 'ap-northeast-1_bench',
  USER_POOL_CLIENT_ID: 'bench',
});
