import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#domain/kernel/time.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { standing, type KeptPasskey } from '#rows/sign-in.ts';
import { factorsAsRead, recovered, type NewCodes } from './second-factors.ts';
import { hasFactor, recoveryAttributes, type PersonPlace, type Standing } from './standing.ts';

/** As it was read: no factor came or went meanwhile, and nothing else about the person changed. */
const asRead = (before: Standing) => {
  const { expression, values } = factorsAsRead(before);
  const { rightsVersion } = before;
  const isSame =
    rightsVersion === 0
      ? '(attribute_not_exists(rightsVersion) OR rightsVersion = :rightsVersion)'
      : 'rightsVersion = :rightsVersion';
  return {
    expression: `${expression} AND ${isSame}`,
    values: { ...values, ':rightsVersion': rightsVersion },
  };
};

/** Which passkeys of a person count: said by his standing, and not by the directory (docs/decisions/0197). */
export const passkeyStoreOf = (client: DynamoDBDocumentClient, TableName: string) => {
  /** False where somebody else was there meanwhile. */
  const update = async (who: PersonPlace, change: ReturnType<typeof updateOf>): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName, Key: standing.primaryKey(who), ...change }));
      return true;
    } catch (error) {
      if (isFailedCondition(error)) return false;
      throw error;
    }
  };
  return {
    /** Of the first factor of a person come リカバリーコード, and whoever got in without it is signed out. */
    add: (
      who: PersonPlace,
      { passkey, before, codes }: { passkey: KeptPasskey; before: Standing; codes: NewCodes | undefined },
    ): Promise<boolean> => {
      const passkeys = [...(before.passkeys ?? []), passkey];
      const change =
        codes === undefined
          ? standing.change({ set: { passkeys }, add: { passkeysVersion: 1 } })
          : standing.change({
              set: { passkeys, recoverySalt: codes.salt, recoveryCodes: codes.hashes },
              add: { passkeysVersion: 1, rightsVersion: 1 },
              remove: recovered,
            });
      return update(who, updateOf(change, asRead(before)));
    },
    rename: (
      who: PersonPlace,
      { passkeys, before }: { passkeys: readonly KeptPasskey[]; before: Standing },
    ): Promise<boolean> =>
      update(
        who,
        updateOf(standing.change({ set: { passkeys }, add: { passkeysVersion: 1 } }), asRead(before)),
      ),
    /** The others are left. With the last factor go the リカバリーコード; every session is over, also that on a lost device. */
    remove: (
      who: PersonPlace,
      { passkeyId, before, at }: { passkeyId: string; before: Standing; at: Instant },
    ): Promise<boolean> => {
      const left = (before.passkeys ?? []).filter(({ id }) => id !== passkeyId);
      const isLast = !hasFactor({ ...before, passkeys: left });
      const change =
        left.length > 0
          ? standing.change({ set: { passkeys: left }, add: { passkeysVersion: 1, rightsVersion: 1 } })
          : standing.change({
              ...(isLast ? { set: { factorEndedAt: at } } : {}),
              add: { passkeysVersion: 1, rightsVersion: 1 },
              remove: ['passkeys', ...(isLast ? recoveryAttributes : [])],
            });
      return update(who, updateOf(change, asRead(before)));
    },
  };
};

export type PasskeyStore = ReturnType<typeof passkeyStoreOf>;
