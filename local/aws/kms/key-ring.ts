import { keepInFile } from '#local/aws/calls/kept-file.ts';
import { ServiceFault, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import { epochSeconds, kmsStateSchema, type KmsKey } from './kms-key.ts';

/** The keys of one installation. Every change is on disk when its function returns. */
export const openKeyRing = (
  { clock, region, accountId }: Pick<ServiceOptions, 'clock' | 'region' | 'accountId'>,
  path: string | undefined,
) => {
  const kept = keepInFile(path, kmsStateSchema, () => ({ keys: {} }));
  const arnOf = (keyId: string) => `arn:aws:kms:${region}:${accountId}:key/${keyId}`;

  /** Accepts a key id or a key ARN. */
  const find = (reference: string): KmsKey => {
    const keyId = reference.startsWith(arnOf('')) ? reference.slice(arnOf('').length) : reference;
    const key = kept.read().keys[keyId];
    if (key === undefined) {
      throw new ServiceFault(
        'NotFoundException',
        `Key '${keyId.startsWith('arn:') ? keyId : arnOf(keyId)}' does not exist`,
      );
    }
    return key;
  };

  const save = (key: KmsKey): KmsKey => {
    kept.write({ keys: { ...kept.read().keys, [key.keyId]: key } });
    return key;
  };

  return {
    remember: kept.remember,
    arnOf,
    clock,
    region,
    accountId,
    find,
    /** Finds a key that may be used now. */
    use: (reference: string): KmsKey => {
      const key = find(reference);
      if (key.state === 'Enabled') return key;
      throw new ServiceFault('DisabledException', `${arnOf(key.keyId)} is disabled.`);
    },
    holds: (keyId: string): boolean => kept.read().keys[keyId] !== undefined,
    keys: (): readonly KmsKey[] => Object.values(kept.read().keys),
    save,
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
  };
};
