import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { join } from 'node:path';
import * as v from 'valibot';

import { keepInFile } from '#local/aws/calls/kept-file.ts';

import type { Cloud } from './running-cloud.ts';
import { demoPasswordOf } from './seed/demo-passwords.ts';
import type { DemoCompany } from './seed/demo-company.ts';
import { directoryNameOf } from '#domain/tenants/directory-name.ts';
import { region } from '#local/aws/start-services.ts';

type SeedOptions = {
  readonly companies: readonly DemoCompany[];
  /** @default nothing is remembered */
  readonly dataFolder?: string;
  /** Told before each company is made. */
  readonly progress?: (companyName: string) => void;
};

type Passwords = { readonly client: CognitoIdentityProviderClient; readonly poolId: string };

/** A start that was killed here has set some of them already, and no password may follow itself. */
const isSetAlready = (error: unknown): boolean =>
  error instanceof Error && error.name === 'PasswordHistoryPolicyViolationException';

/** A newcomer's password stays temporary, so that the first sign-in asks for another. */
const setPasswords = async (company: DemoCompany, { client, poolId }: Passwords): Promise<void> => {
  for (const person of company.people) {
    const command = new AdminSetUserPasswordCommand({
      UserPoolId: poolId,
      Username: directoryNameOf({ tenantId: company.tenantId, userId: person.userId }),
      Password: demoPasswordOf(company),
      Permanent: !person.mustChangePassword,
    });
    // oxlint-disable-next-line no-await-in-loop -- hashing a password keeps a core busy
    await client.send(command).catch((error: unknown) => {
      if (!isSetAlready(error)) throw error;
    });
  }
};

const onboard = async (cloud: Cloud, company: DemoCompany, passwords: Passwords): Promise<void> => {
  const { tenantId, companyCode, masters, people } = company;
  await cloud.invoke('onboarding', {
    tenantId,
    companyCode,
    masters,
    people: people.map(({ userId, loginId, email }) => ({ userId, loginId, email })),
  });
  await setPasswords(company, passwords);
};

/**
 * Makes the demo companies that are not there yet, by the same function that makes a real tenant, and gives their
 * people the printed passwords. A company counts as made when all of it is; a killed run is completed by the next.
 */
export const seedCompanies = async (
  cloud: Cloud,
  { companies, dataFolder, progress = () => undefined }: SeedOptions,
): Promise<void> => {
  const path = dataFolder === undefined ? undefined : join(dataFolder, 'seeded.json');
  const kept = keepInFile(path, v.object({ companyCodes: v.array(v.string()) }), () => ({
    companyCodes: [],
  }));
  const missing = companies.filter(({ companyCode }) => !kept.read().companyCodes.includes(companyCode));
  if (missing.length === 0) return;

  const endpoint = cloud.services['cognito-idp'];
  const client = new CognitoIdentityProviderClient({ region, endpoint, credentials: cloud.operator });
  const passwords = { client, poolId: cloud.nameOf('TenantPool') };
  for (const company of missing) {
    progress(company.masters.company.name);
    // oxlint-disable-next-line no-await-in-loop -- one company is whole before the next begins
    await onboard(cloud, company, passwords);
    kept.write({ companyCodes: [...kept.read().companyCodes, company.companyCode] });
  }
  client.destroy();
};
