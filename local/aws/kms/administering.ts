import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';

import { createKey } from './create-key.ts';
import { metadataOf, type KeyRing } from './key-ring.ts';
import { keyTagSchema, onlySpec, onlyUsage } from './kms-key.ts';

const operation = operationsRefusing('ValidationException');
const createSchema = v.object({
  KeySpec: v.optional(v.literal(onlySpec)),
  KeyUsage: v.optional(v.literal(onlyUsage)),
  Description: v.optional(v.string(), ''),
  MultiRegion: v.optional(v.boolean(), false),
  Tags: v.optional(v.array(keyTagSchema), []),
  Policy: v.optional(v.string()),
});

export const administeringOperations = (ring: KeyRing): Operations => ({
  CreateKey: operation(createSchema, (input) => {
    const key = createKey(ring, {
      description: input.Description,
      isMultiRegion: input.MultiRegion,
      tags: input.Tags,
      policy: input.Policy,
    });
    return { KeyMetadata: metadataOf(key, ring) };
  }),
});
