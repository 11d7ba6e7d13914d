import { join } from 'node:path';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { demoPasswordOf } from '#local/seed/demo-passwords.ts';
import { minato } from '#local/seed/minato.ts';
import { seedCompanies } from '#local/seed-companies.ts';
import { signIn, type Person } from './person.ts';

const companies = [minato, aobaKobo];

export type DemoCloud = {
  readonly cloud: Cloud;
  readonly signIn: (loginId: string, companyCode?: 'minato' | 'aoba-kobo') => Promise<Person>;
  readonly close: () => Promise<void>;
};

export const passwordIn = (companyCode: string): string => demoPasswordOf({ companyCode });

let built: Promise<string> | undefined;

/** Asked for once by all suites of a worker: to look whether a source has changed reads all of them. */
const assemblyOfRun = (): Promise<string> =>
  (built ??= buildAssembly({ root: join(import.meta.dirname, '../..'), progress: () => undefined }));

/** The real stacks, bundles and services with both demo companies, in memory and on ports of its own. */
export const startDemoCloud = async (): Promise<DemoCloud> => {
  const cloud = await startCloud({ assembly: await assemblyOfRun() });
  await seedCompanies(cloud, { companies });
  return {
    cloud,
    signIn: (loginId, companyCode = 'minato') =>
      signIn(cloud, { companyCode, loginId, password: passwordIn(companyCode) }),
    close: cloud.close,
  };
};
