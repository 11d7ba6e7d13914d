import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { join } from 'node:path';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { region } from '#local/aws/start-services.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { demoPasswordOf } from '#local/seed/demo-passwords.ts';
import { minato } from '#local/seed/minato.ts';
import { seedCompanies } from '#local/seed-companies.ts';
import { settingsVersion } from '#rows/settings.ts';
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

/** The same stacks and services without any company. */
export const startEmptyCloud = async (): Promise<Cloud> => startCloud({ assembly: await assemblyOfRun() });

const startSeeded = async (): Promise<Cloud> => {
  const cloud = await startEmptyCloud();
  await seedCompanies(cloud, { companies });
  return cloud;
};

const demoIn = (cloud: Cloud, close: () => Promise<void>): DemoCloud => ({
  cloud,
  signIn: (loginId, companyCode = 'minato') =>
    signIn(cloud, { companyCode, loginId, password: passwordIn(companyCode) }),
  close,
});

/** The real stacks, bundles and services with both demo companies, in memory and on ports of its own. */
export const startDemoCloud = async (): Promise<DemoCloud> => {
  const cloud = await startSeeded();
  return demoIn(cloud, cloud.close);
};

/** Of all companies: functions keep the settings of a version, and another suite would give the next version other ones. */
const versionsIn = async (cloud: Cloud): Promise<string> => {
  const client = new DynamoDBClient({
    region,
    endpoint: cloud.services.dynamodb,
    credentials: cloud.operator,
  });
  const reads = companies.map(async ({ tenantId }) => {
    const { PK, SK } = settingsVersion.primaryKey({ tenantId });
    const Key = { PK: { S: PK }, SK: { S: SK } };
    const { Item } = await client.send(new GetItemCommand({ TableName: cloud.nameOf('TenantData'), Key }));
    return Item?.['settingsVersion']?.N;
  });
  const versions = await Promise.all(reads);
  client.destroy();
  return versions.join(' ');
};

type Shared = { readonly cloud: Cloud; readonly versions: string; readonly takeBack: () => Promise<void> };

let shared: Shared | undefined;

const startShared = async (): Promise<Shared> => {
  const cloud = await startSeeded();
  return { cloud, versions: await versionsIn(cloud), takeBack: await cloud.remember() };
};

type Sharing = {
  /** Whether functions begin cold, and what they have kept is forgotten afterwards. @default false */
  readonly isCold?: boolean;
};

/**
 * The cloud of this worker, whose suites use it one after the other: each finds what a new one holds, and functions that
 * are warm, unless the settings were changed before. Whoever asks what functions remember says that they begin cold;
 * whoever breaks off services, or leaves more behind than what the services hold, starts a cloud of his own.
 */
export const shareDemoCloud = async ({ isCold = false }: Sharing = {}): Promise<DemoCloud> => {
  const { cloud, versions, takeBack } = (shared ??= await startShared());
  if (isCold) await cloud.coolDown();
  return demoIn(cloud, async () => {
    const isChanged = (await versionsIn(cloud)) !== versions;
    await takeBack();
    if (isCold || isChanged) await cloud.coolDown();
  });
};
