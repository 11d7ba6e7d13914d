import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { vi } from 'vitest';

import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { seedCompanies } from '#local/seed-companies.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';
import type { DemoCloud } from '#test/journeys/demo-cloud.ts';
import { passwordIn } from '#test/journeys/demo-cloud.ts';
import { signIn } from '#test/journeys/person.ts';

type Loose = any;

/** Changes one resource of a synthesized template. */
export type Loosen = (resource: Loose) => void;

const place = { region: 'ap-northeast-1', accountId: '000000000000' };
const machine = { AWS: `arn:aws:iam::${place.accountId}:root` };

/** Off: what a role may do. Everybody may do everything. */
export const openPermissions: Loosen = ({ Type, Properties }) => {
  const everything = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
  if (Type === 'AWS::IAM::Policy') Properties.PolicyDocument.Statement = everything;
};

/** Off: who becomes a tenant. The machine's operator may, as a function with a fault would. */
export const openTrust: Loosen = ({ Type, Properties }) => {
  if (Type !== 'AWS::IAM::Role') return;
  const Action = ['sts:AssumeRole', 'sts:TagSession'];
  Properties.AssumeRolePolicyDocument.Statement.push({ Effect: 'Allow', Principal: machine, Action });
};

/** Off: the code of every function. The machine's operator takes its role; who becomes a tenant is as it was. */
export const openFunctions: Loosen = (resource) => {
  const { Type, Properties } = resource;
  const trust = JSON.stringify(Properties?.AssumeRolePolicyDocument ?? {});
  if (Type === 'AWS::IAM::Role' && trust.includes('lambda.amazonaws.com')) openTrust(resource);
};

/** Off: an environment of its own for each tenant. The client says in which one it wants to run. */
export const environmentByClient: Loosen = ({ Type, Properties }) => {
  const parameters = Properties?.Integration?.RequestParameters;
  const name = 'integration.request.header.X-Amz-Tenant-Id';
  if (Type === 'AWS::ApiGateway::Method' && parameters?.[name] !== undefined)
    parameters[name] = 'method.request.header.X-Wanted-Tenant';
};

/** The assembly of stage local with other templates; what it packs is the same. */
const loosened = (assembly: string, loosen: readonly Loosen[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-loosened-'));
  for (const name of readdirSync(assembly)) {
    if (name.endsWith('.template.json')) {
      const template: Loose = JSON.parse(readFileSync(join(assembly, name), 'utf8'));
      for (const resource of Object.values(template.Resources)) for (const one of loosen) one(resource);
      writeFileSync(join(folder, name), JSON.stringify(template));
    } else if (name.startsWith('asset.')) symlinkSync(join(assembly, name), join(folder, name));
    else cpSync(join(assembly, name), join(folder, name), { recursive: true });
  }
  return folder;
};

/** What the functions of the tenant plane are told, for product code that runs inside a test as the machine's operator. */
const tellAsAFunction = (cloud: Cloud, roleOf: (construct: string) => string): void => {
  const told = {
    AWS_REGION: place.region,
    AWS_ACCESS_KEY_ID: cloud.operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: cloud.operator.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: cloud.services.dynamodb,
    AWS_ENDPOINT_URL_KMS: cloud.services.kms,
    AWS_ENDPOINT_URL_S3: cloud.services.s3,
    AWS_ENDPOINT_URL_STS: cloud.services.sts,
    TENANT_DATA_TABLE: cloud.nameOf('TenantData'),
    KEYSTORE_TABLE: cloud.nameOf('Keystore'),
    AUDIT_TABLE: cloud.nameOf('Audit'),
    DOCS_BUCKET: cloud.nameOf('Documents'),
    DOCS_KEY_ARN: cloud.nameOf('DocumentsKey'),
    LAW_ROWS: '[]',
    TENANT_DATA_ROLE_ARN: roleOf('Roles/TenantData'),
    PRESIGN_ROLE_ARN: roleOf('Roles/Presign'),
  };
  for (const [name, value] of Object.entries(told)) vi.stubEnv(name, value);
};

/** `roleOf`: the ARN of the role of this construct. */
export type LoosenedCloud = DemoCloud & { readonly roleOf: (construct: string) => string };

/**
 * Both demo companies in a cloud some of whose locks are off. They are taken off in the synthesized templates: the
 * product's code is the one that is deployed, and has no switch for it.
 */
export const startLoosenedCloud = async (...loosen: readonly Loosen[]): Promise<LoosenedCloud> => {
  const built = await buildAssembly({ root: process.cwd(), progress: () => undefined });
  const assembly = loosened(built, loosen);
  const cloud = await startCloud({ assembly, isServingSchedules: false });
  await seedCompanies(cloud, { companies: [minato, aobaKobo] });
  const template = readTemplate(assembly, place);
  const roleOf = (construct: string): string => template.find(construct, 'AWS::IAM::Role').attribute('Arn');
  tellAsAFunction(cloud, roleOf);
  return {
    cloud,
    roleOf,
    signIn: (loginId, companyCode = 'minato') =>
      signIn(cloud, { companyCode, loginId, password: passwordIn(companyCode) }),
    close: async () => {
      vi.unstubAllEnvs();
      await cloud.close();
      rmSync(assembly, { recursive: true, force: true });
    },
  };
};
