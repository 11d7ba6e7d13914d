import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { KeyRing } from './key-ring.ts';
import { onlySpec, onlyUsage, type KmsKey } from './kms-key.ts';

type NewKey = {
  readonly description: string;
  readonly isMultiRegion: boolean;
  readonly tags: readonly { readonly TagKey: string; readonly TagValue: string }[];
  /** @default the policy that leaves the decision to the account's IAM policies */
  readonly policy: string | undefined;
};

/** The properties of an `AWS::KMS::Key`, resolved, with the id that the key shall have here. */
export type TemplateKey = { readonly KeyId: string } & Readonly<Record<string, unknown>>;

const templateSchema = v.object({
  Description: v.optional(v.string(), ''),
  Enabled: v.optional(v.boolean(), true),
  EnableKeyRotation: v.optional(v.boolean(), false),
  KeyPolicy: v.optional(v.record(v.string(), v.unknown())),
  KeySpec: v.optional(v.literal(onlySpec), onlySpec),
  KeyUsage: v.optional(v.literal(onlyUsage), onlyUsage),
  MultiRegion: v.optional(v.boolean(), false),
  Tags: v.optional(v.array(v.object({ Key: v.string(), Value: v.string() })), []),
});

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

const bytesOfMaterial = 32;

const newKeyId = (isMultiRegion: boolean): string =>
  isMultiRegion ? `mrk-${randomUUID().replaceAll('-', '')}` : randomUUID();

export const createKey = (ring: KeyRing, wanted: NewKey, keyId?: string): KmsKey =>
  ring.save({
    keyId: keyId ?? newKeyId(wanted.isMultiRegion),
    createdAt: ring.clock().toISOString(),
    state: 'Enabled',
    spec: onlySpec,
    usage: onlyUsage,
    isRotated: false,
    description: wanted.description,
    isMultiRegion: wanted.isMultiRegion,
    tags: [...wanted.tags],
    policy: wanted.policy ?? defaultPolicy(ring.accountId),
    material: randomBytes(bytesOfMaterial).toString('base64'),
  });

/**
 * Creates a template's key, or brings a known one up to date; its material is made once and never again.
 * @throws ServiceFault `ValidationException` for properties that are no key's
 */
export const createTemplateKey = (ring: KeyRing, { KeyId, ...properties }: TemplateKey): KmsKey => {
  const parsed = v.safeParse(templateSchema, properties);
  if (!parsed.success) throw new ServiceFault('ValidationException', v.summarize(parsed.issues));
  const { KeyPolicy, Tags, ...template } = parsed.output;
  const wanted: NewKey = {
    description: template.Description,
    isMultiRegion: template.MultiRegion,
    tags: Tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })),
    policy: KeyPolicy === undefined ? undefined : JSON.stringify(KeyPolicy),
  };
  const known = ring.keys().find(({ keyId }) => keyId === KeyId);
  const key = known ?? createKey(ring, wanted, KeyId);
  return ring.save({
    ...key,
    description: wanted.description,
    tags: [...wanted.tags],
    policy: wanted.policy ?? defaultPolicy(ring.accountId),
    isRotated: template.EnableKeyRotation,
    state: template.Enabled ? 'Enabled' : 'Disabled',
  });
};
