/** Every Lambda function of the tenant plane, by the name of its entry file in lambdas/functions. */
export const functionNames = [
  'auth',
  'authorizer',
  'tenant-app',
  'tenant-admin',
  'tenant-documents',
  'onboarding',
  'operator-auth',
  'operator-authorizer',
  'operator',
  'ipset-notify',
  'ipset-sync',
  'backup-export',
  'backup-users',
  'backup-rerun',
  'backup-freshness',
  'backup-monthly',
  'restore-validation',
  'clock-check',
  'audit-archive',
  'notice-dispatch',
  'mail-worker',
  'retention-purge',
] as const;
export type LambdaName = (typeof functionNames)[number];

/** The folder of each function's built bundle (it holds `index.mjs`). */
export type FunctionBundles = Readonly<Record<LambdaName, string>>;
