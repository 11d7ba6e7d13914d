import { keepInFile } from '#local/aws/calls/kept-file.ts';
import { ServiceFault, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import { epochSeconds, kmsStateSchema, type KmsKey } from './kms-key.ts';

const notFound = (what: string) => new ServiceFault('NotFoundException', what);

/** The keys and aliases of one installation. Every change is on disk when its function returns. */
export const openKeyRing = (
  { clock, region, accountId }: Pick<ServiceOptions, 'clock' | 'region' | 'accountId'>,
  path: string | undefined,
) => {
  const kept = keepInFile(path, kmsStateSchema, () => ({ keys: {}, aliases: {} }));
  const arnPrefix = `arn:aws:kms:${region}:${accountId}:`;
  const arnOf = (keyId: string) => `${arnPrefix}key/${keyId}`;
  const living = ({ deletionAt }: KmsKey) => deletionAt === undefined || new Date(deletionAt) > clock();

  /** Accepts a key id, a key ARN, an alias or an alias ARN. */
  const find = (reference: string): KmsKey => {
    const { keys, aliases } = kept.read();
    const name = reference.startsWith(arnPrefix)
      ? reference.slice(arnPrefix.length).replace(/^key\//, '')
      : reference;
    if (name.startsWith('alias/') && aliases[name] === undefined) {
      throw notFound(`Alias ${arnPrefix}${name} is not found.`);
    }
    const keyId = aliases[name] ?? name;
    const key = keys[keyId];
    if (key === undefined || !living(key)) {
      throw notFound(`Key '${keyId.startsWith('arn:') ? keyId : arnOf(keyId)}' does not exist`);
    }
    return key;
  };

  const save = (key: KmsKey): KmsKey => {
    const state = kept.read();
    kept.write({ ...state, keys: { ...state.keys, [key.keyId]: key } });
    return key;
  };

  return {
    arnOf,
    aliasArnOf: (alias: string) => `${arnPrefix}${alias}`,
    clock,
    region,
    accountId,
    find,
    /** Finds a key that may be used now. */
    use: (reference: string): KmsKey => {
      const key = find(reference);
      const arn = arnOf(key.keyId);
      if (key.state === 'Disabled') throw new ServiceFault('DisabledException', `${arn} is disabled.`);
      if (key.state === 'PendingDeletion') {
        throw new ServiceFault('KMSInvalidStateException', `${arn} is pending deletion.`);
      }
      return key;
    },
    holds: (keyId: string): boolean => kept.read().keys[keyId] !== undefined,
    keys: (): readonly KmsKey[] => Object.values(kept.read().keys).filter(living),
    save,
    aliases: () => kept.read().aliases,
    saveAliases: (aliases: Readonly<Record<string, string>>) => kept.write({ ...kept.read(), aliases }),
  };
};
export type KeyRing = ReturnType<typeof openKeyRing>;

/** A key's `KeyMetadata`, times in epoch seconds. */
export const metadataOf = (key: KmsKey, { arnOf, accountId, region }: KeyRing) => {
  const arn = arnOf(key.keyId);
  return {
    KeyId: key.keyId,
    Arn: arn,
    AWSAccountId: accountId,
    CreationDate: epochSeconds(key.createdAt),
    Enabled: key.state === 'Enabled',
    KeyState: key.state,
    KeyUsage: key.usage,
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    KeyManager: 'CUSTOMER',
    Origin: 'AWS_KMS',
    Description: key.description,
    EncryptionAlgorithms: [key.spec],
    MultiRegion: key.isMultiRegion,
    ...(key.isMultiRegion && {
      MultiRegionConfiguration: {
        MultiRegionKeyType: 'PRIMARY',
        PrimaryKey: { Arn: arn, Region: region },
        ReplicaKeys: [],
      },
    }),
    ...(key.deletionAt !== undefined && { DeletionDate: epochSeconds(key.deletionAt) }),
  };
};
