import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { createKey } from './create-key.ts';
import { metadataOf, type KeyRing } from './key-ring.ts';
import { epochSeconds, keyTagSchema, type KmsKey } from './kms-key.ts';

const operation = operationsRefusing('ValidationException');
const byKeySchema = v.object({ KeyId: v.string() });
const createSchema = v.object({
  KeySpec: v.optional(v.string()),
  CustomerMasterKeySpec: v.optional(v.string()),
  KeyUsage: v.optional(v.string(), 'ENCRYPT_DECRYPT'),
  Description: v.optional(v.string(), ''),
  MultiRegion: v.optional(v.boolean(), false),
  Tags: v.optional(v.array(keyTagSchema), []),
  Policy: v.optional(v.string()),
});
const deletionSchema = v.object({
  KeyId: v.string(),
  PendingWindowInDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(30)), 30),
});

const creatingOperations = (ring: KeyRing): Operations => ({
  CreateKey: operation(createSchema, (input) => {
    const key = createKey(ring, {
      spec: input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT',
      usage: input.KeyUsage,
      description: input.Description,
      isMultiRegion: input.MultiRegion,
      tags: input.Tags,
      policy: input.Policy,
    });
    return { KeyMetadata: metadataOf(key, ring) };
  }),
  DescribeKey: operation(byKeySchema, ({ KeyId }) => ({ KeyMetadata: metadataOf(ring.find(KeyId), ring) })),
  ListKeys: operation(v.object({}), () => ({
    Keys: ring.keys().map(({ keyId }) => ({ KeyId: keyId, KeyArn: ring.arnOf(keyId) })),
    Truncated: false,
  })),
});

const switchingOperations = (ring: KeyRing): Operations => {
  const undeleted = (reference: string): KmsKey => {
    const key = ring.find(reference);
    if (key.state !== 'PendingDeletion') return key;
    throw new ServiceFault('KMSInvalidStateException', `${ring.arnOf(key.keyId)} is pending deletion.`);
  };
  return {
    EnableKey: operation(byKeySchema, ({ KeyId }) => {
      ring.save({ ...undeleted(KeyId), state: 'Enabled' });
      return {};
    }),
    DisableKey: operation(byKeySchema, ({ KeyId }) => {
      ring.save({ ...undeleted(KeyId), state: 'Disabled' });
      return {};
    }),
    ScheduleKeyDeletion: operation(deletionSchema, ({ KeyId, PendingWindowInDays }) => {
      const key = undeleted(KeyId);
      const deletionAt = new Date(ring.clock().getTime() + PendingWindowInDays * 86_400_000).toISOString();
      ring.save({ ...key, state: 'PendingDeletion', deletionAt });
      return {
        KeyId: ring.arnOf(key.keyId),
        DeletionDate: epochSeconds(deletionAt),
        KeyState: 'PendingDeletion',
        PendingWindowInDays,
      };
    }),
    CancelKeyDeletion: operation(byKeySchema, ({ KeyId }) => {
      const { deletionAt, ...key } = ring.find(KeyId);
      const arn = ring.arnOf(key.keyId);
      if (deletionAt === undefined) {
        throw new ServiceFault('KMSInvalidStateException', `${arn} is not pending deletion.`);
      }
      ring.save({ ...key, state: 'Disabled' });
      return { KeyId: arn };
    }),
  };
};

const aliasSchema = v.object({
  AliasName: v.pipe(v.string(), v.regex(/^alias\/[\w/-]+$/)),
  TargetKeyId: v.string(),
});

const aliasOperations = (ring: KeyRing): Operations => ({
  CreateAlias: operation(aliasSchema, ({ AliasName, TargetKeyId }) => {
    if (ring.aliases()[AliasName] !== undefined) {
      const message = `An alias with the name ${ring.aliasArnOf(AliasName)} already exists`;
      throw new ServiceFault('AlreadyExistsException', message);
    }
    ring.saveAliases({ ...ring.aliases(), [AliasName]: ring.find(TargetKeyId).keyId });
    return {};
  }),
  UpdateAlias: operation(aliasSchema, ({ AliasName, TargetKeyId }) => {
    ring.find(AliasName);
    ring.saveAliases({ ...ring.aliases(), [AliasName]: ring.find(TargetKeyId).keyId });
    return {};
  }),
  DeleteAlias: operation(v.object({ AliasName: v.string() }), ({ AliasName }) => {
    ring.find(AliasName);
    const { [AliasName]: _deleted, ...others } = ring.aliases();
    ring.saveAliases(others);
    return {};
  }),
  ListAliases: operation(v.object({ KeyId: v.optional(v.string()) }), ({ KeyId }) => {
    const only = KeyId === undefined ? undefined : ring.find(KeyId).keyId;
    const listed = Object.entries(ring.aliases()).filter(([, keyId]) => only === undefined || only === keyId);
    return {
      Aliases: listed.map(([alias, keyId]) => ({
        AliasName: alias,
        AliasArn: ring.aliasArnOf(alias),
        TargetKeyId: keyId,
      })),
      Truncated: false,
    };
  }),
});

const describingOperations = (ring: KeyRing): Operations => ({
  EnableKeyRotation: operation(byKeySchema, ({ KeyId }) => {
    ring.save({ ...ring.find(KeyId), isRotated: true });
    return {};
  }),
  DisableKeyRotation: operation(byKeySchema, ({ KeyId }) => {
    ring.save({ ...ring.find(KeyId), isRotated: false });
    return {};
  }),
  GetKeyRotationStatus: operation(byKeySchema, ({ KeyId }) => ({
    KeyRotationEnabled: ring.find(KeyId).isRotated,
  })),
  ListResourceTags: operation(byKeySchema, ({ KeyId }) => ({
    Tags: ring.find(KeyId).tags,
    Truncated: false,
  })),
  TagResource: operation(v.object({ KeyId: v.string(), Tags: v.array(keyTagSchema) }), ({ KeyId, Tags }) => {
    const key = ring.find(KeyId);
    const others = key.tags.filter(({ TagKey }) => Tags.every((tag) => tag.TagKey !== TagKey));
    ring.save({ ...key, tags: [...others, ...Tags] });
    return {};
  }),
  GetKeyPolicy: operation(byKeySchema, ({ KeyId }) => ({
    Policy: ring.find(KeyId).policy,
    PolicyName: 'default',
  })),
  PutKeyPolicy: operation(v.object({ KeyId: v.string(), Policy: v.string() }), ({ KeyId, Policy }) => {
    ring.save({ ...ring.find(KeyId), policy: Policy });
    return {};
  }),
});

export const administeringOperations = (ring: KeyRing): Operations => ({
  ...creatingOperations(ring),
  ...switchingOperations(ring),
  ...aliasOperations(ring),
  ...describingOperations(ring),
});
