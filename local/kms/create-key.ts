import { randomUUID } from 'node:crypto';

import type { KeyRing } from './key-ring.ts';
import type { KmsKey } from './kms-key.ts';
import { makeKeyMaterial } from './key-material.ts';

export type NewKey = {
  readonly spec: string;
  readonly usage: string;
  readonly description: string;
  readonly isMultiRegion: boolean;
  readonly tags: readonly { readonly TagKey: string; readonly TagValue: string }[];
  /** @default the policy that leaves the decision to the account's IAM policies */
  readonly policy: string | undefined;
};

/** The properties of an `AWS::KMS::Key`, with the id that the key shall have here. */
export type TemplateKey = {
  readonly KeyId: string;
  readonly Description?: string;
  readonly Enabled?: boolean;
  readonly EnableKeyRotation?: boolean;
  /** The policy document, intrinsic functions already resolved. */
  readonly KeyPolicy?: unknown;
  readonly KeySpec?: string;
  readonly KeyUsage?: string;
  readonly MultiRegion?: boolean;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
};

const defaultPolicy = (accountId: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });

const newKeyId = (isMultiRegion: boolean): string =>
  isMultiRegion ? `mrk-${randomUUID().replaceAll('-', '')}` : randomUUID();

export const createKey = (ring: KeyRing, { spec, usage, ...wanted }: NewKey, keyId?: string): KmsKey =>
  ring.save({
    keyId: keyId ?? newKeyId(wanted.isMultiRegion),
    createdAt: ring.clock().toISOString(),
    state: 'Enabled',
    spec,
    usage,
    isRotated: false,
    description: wanted.description,
    isMultiRegion: wanted.isMultiRegion,
    tags: [...wanted.tags],
    policy: wanted.policy ?? defaultPolicy(ring.accountId),
    ...makeKeyMaterial(spec, usage),
  });

/** Creates a template's key, or brings a known one up to date; its material is made once and never again. */
export const createTemplateKey = (ring: KeyRing, template: TemplateKey): KmsKey => {
  const wanted: NewKey = {
    spec: template.KeySpec ?? 'SYMMETRIC_DEFAULT',
    usage: template.KeyUsage ?? 'ENCRYPT_DECRYPT',
    description: template.Description ?? '',
    isMultiRegion: template.MultiRegion ?? false,
    tags: (template.Tags ?? []).map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })),
    policy: template.KeyPolicy === undefined ? undefined : JSON.stringify(template.KeyPolicy),
  };
  const key = ring.holds(template.KeyId)
    ? ring.find(template.KeyId)
    : createKey(ring, wanted, template.KeyId);
  return ring.save({
    ...key,
    description: wanted.description,
    tags: [...wanted.tags],
    policy: wanted.policy ?? defaultPolicy(ring.accountId),
    isRotated: template.EnableKeyRotation ?? false,
    state: template.Enabled === false ? 'Disabled' : 'Enabled',
  });
};
