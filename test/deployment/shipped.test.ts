import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { allControls } from '#proofs/controls/all-controls.ts';
import { template, type Control } from '#proofs/controls/control.ts';
import { filesOf } from '#proofs/controls/files-of.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import { strictFaults } from '#proofs/controls/strictness.ts';
import { deployedStages } from '#lib/settings.ts';
import { stageLawIn } from '#lambdas/adapters/tenant/law-rows.ts';

import { acceptedControls } from '../../deployment/accepted-controls.ts';
import restoredTables from '../../deployment/restored-tables.json' with { type: 'json' };
import { settings } from '../../deployment/settings.ts';

const root = join(import.meta.dirname, '../..');

/** As if every template were in order: other tests judge them, and an exception is about what no template shows. */
const withoutTemplates = (control: Control): Control => ({
  ...control,
  promises: control.promises.map((promise) => ({
    ...promise,
    proofs: promise.proofs.map((proof) =>
      proof.kind === 'template' ? template({ says: proof.assertion.says, faultsIn: () => [] }) : proof,
    ),
  })),
});

/** The only tests that read deployment/; they hold for every legal deployment, not for the shipped values. */
describe('the settings of the deployment', () => {
  test.each(deployedStages)('know stage %s under its own name', (name) => {
    expect(settings[name].stage).toBe(name);
  });

  test.each(deployedStages)('list rows of law for stage %s that wait for their enactment', (name) => {
    const { lawRows } = settings[name];
    expect(stageLawIn(JSON.stringify(lawRows)).switchedOn).toHaveLength(lawRows.length);
  });

  test('except from the strict controls what needs it, and nothing else', () => {
    const judged = judgeControls(allControls.map(withoutTemplates), { stacks: [], files: filesOf(root) });
    const days = acceptedControls.map(({ until }) => until).toSorted();
    const isProdProven = !acceptedControls.some(({ promises }) => promises.includes('prod isProven'));
    expect(strictFaults(judged, acceptedControls, { today: days[0] ?? '', isProdProven })).toEqual([]);
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
