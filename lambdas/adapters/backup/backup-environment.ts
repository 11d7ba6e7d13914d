import { allOrNone, type Source, type VariableOf } from '#lambdas/adapters/machine/environment.ts';

const bucketPlace = (of: VariableOf) => ({
  region: of('AWS_REGION'),
  bucket: of('BACKUP_BUCKET'),
  keyArn: of('BACKUP_KEY_ARN'),
});

/** `TenantData=arn:…,Control=arn:…`: our names of what the vaults know by ARN. */
const namedArns = (text: string): readonly { readonly name: string; readonly arn: string }[] =>
  text.split(',').map((pair) => {
    const [name = '', arn = ''] = pair.split('=');
    return { name, arn };
  });

/** The form of prod that runs in Osaka is told `none`, since its backups are copied nowhere. */
const unlessNone = (value: string): string | undefined => (value === 'none' ? undefined : value);

export const tableExportEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...bucketPlace(of), tables: namedArns(of('EXPORTED_TABLES')) }));

export const userExportEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...bucketPlace(of), userPoolId: of('USER_POOL_ID') }));

export const rerunEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    region: of('AWS_REGION'),
    vaultName: of('BACKUP_VAULT'),
    osakaVaultArn: unlessNone(of('OSAKA_VAULT_ARN')),
    roleArn: of('BACKUP_ROLE_ARN'),
  }));

const copiesIn = (of: VariableOf) => {
  const [region, vaultName, bucket] = [of('OSAKA_REGION'), of('OSAKA_VAULT'), of('OSAKA_BUCKET')];
  return unlessNone(region) === undefined ? undefined : { region, vaultName, bucket };
};

export const freshnessEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...bucketPlace(of),
    vaultName: of('BACKUP_VAULT'),
    copies: copiesIn(of),
    areRestoresTested: of('RESTORES_TESTED') === 'monthly',
    resources: namedArns(of('BACKED_UP')),
    tables: namedArns(of('EXPORTED_TABLES')),
  }));

export const monthReportEnvironment = (source: Source) => allOrNone(source, bucketPlace);

export const restoreValidationEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...bucketPlace(of),
    resources: namedArns(of('BACKED_UP')),
    documentsBucket: of('DOCS_BUCKET'),
    tenantDataTable: of('TENANT_DATA_TABLE'),
    keystoreTable: of('KEYSTORE_TABLE'),
    controlTable: of('CONTROL_TABLE'),
    canaryTenantId: of('CANARY_TENANT_ID'),
    itemsFloor: Number(of('ITEMS_FLOOR')),
    planArns: of('RESTORE_PLAN_ARNS').split(','),
  }));
