import { operatorFunctions, tenantFunctions } from '#contract/functions.ts';

/** Every Lambda function, by the name of its entry file in lambdas/functions. */
export const functionNames = [
  ...tenantFunctions,
  'authorizer',
  'onboarding',
  ...operatorFunctions,
  'operator-authorizer',
  'ipset-notify',
  'ipset-sync',
  'backup-export',
  'backup-users',
  'backup-rerun',
  'backup-freshness',
  'backup-monthly',
  'restore-validation',
  'clock-check',
  'duty-reminder',
  'audit-archive',
  'audit-seal',
  'audit-extract',
  'notice-dispatch',
  'digest-dispatch',
  'mail-worker',
  'announcement-dispatch',
  'mail-events',
  'retention-purge',
] as const;
export type LambdaName = (typeof functionNames)[number];

/** The folder of each function's built bundle (it holds `index.mjs`). */
export type FunctionBundles = Readonly<Record<LambdaName, string>>;
