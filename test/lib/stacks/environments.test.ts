import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  authEnvironment,
  authorizerEnvironment,
  ipsetSyncEnvironment,
  onboardingEnvironment,
  operatorAuthEnvironment,
  operatorAuthorizerEnvironment,
  operatorEnvironment,
  tenantEnvironment,
  type Source,
} from '#lambdas/adapters/machine/environment.ts';
import * as ofBackup from '#lambdas/adapters/backup/backup-environment.ts';
import { tableNamed } from '#lambdas/adapters/tenant/transaction.ts';
import { templateOf } from '#test/stages/templates.ts';

const templates: Template[] = [];
beforeAll(() => {
  templates.push(
    templateOf('prod', 'TenantApi'),
    templateOf('prod', 'Backup'),
    templateOf('prod', 'OperatorApi'),
  );
});

/** Names of the variables that a function is given; Lambda adds the Region. */
const given = (id: string): Record<string, string> => {
  const [found] = templates
    .flatMap((template) => Object.entries(template.findResources('AWS::Lambda::Function')))
    .filter(([name]) => name.startsWith(id));
  const variables: Record<string, unknown> = found?.[1]['Properties']?.Environment.Variables ?? {};
  return {
    AWS_REGION: 'ap-northeast-1',
    ...Object.fromEntries(Object.keys(variables).map((name) => [name, name])),
  };
};

/** What the functions of a company read at their start, and the tables that its administration alone reaches for later. */
const adminsEnvironment = (source: Source): void => {
  const environment = tenantEnvironment(source);
  for (const [table, variable] of [
    ['Session', 'SESSION_TABLE'],
    ['Control', 'CONTROL_TABLE'],
  ] as const)
    try {
      tableNamed(environment, table);
    } catch (error) {
      throw new Error(`${variable} is missing`, { cause: error });
    }
};

describe('the environment of a function', () => {
  test.each([
    ['authFunction', authEnvironment],
    ['JobsbackupexportFunction', ofBackup.tableExportEnvironment],
    ['JobsbackupusersFunction', ofBackup.userExportEnvironment],
    ['JobsbackuprerunFunction', ofBackup.rerunEnvironment],
    ['JobsbackupfreshnessFunction', ofBackup.freshnessEnvironment],
    ['JobsbackupmonthlyFunction', ofBackup.monthReportEnvironment],
    ['JobsrestorevalidationFunction', ofBackup.restoreValidationEnvironment],
    ['authorizerFunction', authorizerEnvironment],
    ['tenantappFunction', tenantEnvironment],
    ['tenantadminFunction', adminsEnvironment],
    ['onboardingFunction', onboardingEnvironment],
    ['AddressSyncJobFunction', ipsetSyncEnvironment],
    ['operatorauthFunction', operatorAuthEnvironment],
    ['operatorauthorizerFunction', operatorAuthorizerEnvironment],
    ['operatorFunction', operatorEnvironment],
  ])('holds what its code reads, and nothing else: %s', (id, read) => {
    // Lambda gives each function its own keys.
    const environment: Record<string, string> = {
      AWS_ACCESS_KEY_ID: 'made',
      AWS_SECRET_ACCESS_KEY: 'made',
      ...given(id),
    };
    const names = Object.keys(given(id)).filter((name) => name !== 'TZ');
    expect(names.length).toBeGreaterThan(2);
    expect(() => read(environment)).not.toThrow();
    for (const name of names) {
      const { [name]: _left, ...fewer } = environment;
      expect(() => read(fewer)).toThrow(name);
    }
  });
});
