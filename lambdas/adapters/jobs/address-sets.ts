import {
  GetIPSetCommand,
  UpdateIPSetCommand,
  WAFOptimisticLockException,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

/** The address set of one dedicated tenant in front of its host. */
export type AddressSet = { readonly tenantId: string; readonly name: string; readonly id: string };

export type AddressSets = {
  readonly read: (
    set: AddressSet,
  ) => Promise<{ readonly addresses: readonly string[]; readonly lockToken: string }>;
  /** `stale`: somebody wrote since the token was read. */
  readonly replace: (
    set: AddressSet,
    change: { readonly addresses: readonly string[]; readonly lockToken: string },
  ) => Promise<'replaced' | 'stale'>;
};

/** Sets of the Region's own scope. Throttled calls are repeated by the SDK, with growing pauses, for about a minute. */
export const addressSetsOf = ({ region }: { readonly region: string }): AddressSets => {
  const client = new WAFV2Client({ region, requestHandler: sharedConnections, maxAttempts: 8 });
  return {
    read: async ({ name, id }) => {
      const { IPSet, LockToken } = await client.send(
        new GetIPSetCommand({ Name: name, Id: id, Scope: 'REGIONAL' }),
      );
      assert(LockToken !== undefined, 'a set comes with its lock token');
      return { addresses: IPSet?.Addresses ?? [], lockToken: LockToken };
    },
    replace: async ({ name, id }, { addresses, lockToken }) => {
      try {
        await client.send(
          new UpdateIPSetCommand({
            Name: name,
            Id: id,
            Scope: 'REGIONAL',
            Addresses: [...addresses],
            LockToken: lockToken,
          }),
        );
        return 'replaced';
      } catch (error) {
        if (error instanceof WAFOptimisticLockException) return 'stale';
        throw error;
      }
    },
  };
};
