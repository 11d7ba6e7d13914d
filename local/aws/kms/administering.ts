import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { createKey } from './create-key.ts';
import { metadataOf, type KeyRing } from './key-ring.ts';
import { epochSeconds, keyTagSchema, onlySpec, onlyUsage, type KmsKey } from './kms-key.ts';

const operation = operationsRefusing('ValidationException');
const byKeySchema = v.object({ KeyId: v.string() });
const createSchema = v.object({
  KeySpec: v.optional(v.literal(onlySpec)),
  KeyUsage: v.optional(v.literal(onlyUsage)),
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
      description: input.Description,
      isMultiRegion: input.MultiRegion,
      tags: input.Tags,
      policy: input.Policy,
    });
    return { KeyMetadata: metadataOf(key, ring) };
  }),
  DescribeKey: operation(byKeySchema, ({ KeyId }) => ({ KeyMetadata: metadataOf(ring.find(KeyId), ring) })),
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

export const administeringOperations = (ring: KeyRing): Operations => ({
  ...creatingOperations(ring),
  ...switchingOperations(ring),
});
