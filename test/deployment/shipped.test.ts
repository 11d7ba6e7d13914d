import { describe, expect, test } from 'vitest';

import { deployedStages } from '#lib/settings.ts';
import { stageLawIn } from '#lambdas/adapters/law-rows.ts';

import restoredTables from '../../deployment/restored-tables.json' with { type: 'json' };
import { settings } from '../../deployment/settings.ts';

/** The only tests that read deployment/; they hold for every legal deployment, not for the shipped values. */
describe('the settings of the deployment', () => {
  test.each(deployedStages)('know stage %s under its own name', (name) => {
    expect(settings[name].stage).toBe(name);
  });

  test.each(deployedStages)('list rows of law for stage %s that wait for their enactment', (name) => {
    const { lawRows } = settings[name];
    expect(stageLawIn(JSON.stringify(lawRows)).switchedOn).toHaveLength(lawRows.length);
  });

  test('know the stages of the restored tables', () => {
    expect(deployedStages).toEqual(expect.arrayContaining(Object.keys(restoredTables)));
  });

  test('have prod-osaka answer as prod does: its account, its hosts, its companies', () => {
    const placeOf = (name: 'prod' | 'prod-osaka') => {
      const { account, appOrigin, domain, operations, mailFrom, dedicatedTenants } = settings[name];
      return {
        account,
        appOrigin,
        mailFrom,
        host: domain?.name,
        operatorsHost: operations?.domain.name,
        tenants: dedicatedTenants.map(({ tenantId, host }) => `${tenantId} ${host}`),
      };
    };
    expect(placeOf('prod-osaka')).toEqual(placeOf('prod'));
  });
});
