import { createHmac, randomBytes } from 'node:crypto';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  bytesOfCode,
  plainRecoveryCode,
  recoveryCodeCount,
  recoveryCodeOf,
} from '#domain/tenants/recovery-code.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { standing } from '#rows/sign-in.ts';
import { recoveryAttributes, type PersonPlace } from './standing.ts';

/** What a code is kept as: under the company's key and a salt of the person's, so that the table alone tells no code. */
export const recoveryHashOf = (
  key: Uint8Array,
  { userId, salt }: { readonly userId: UserId; readonly salt: string },
  typed: string,
): string =>
  createHmac('sha256', key)
    .update(`recovery#${userId}#${salt}#${plainRecoveryCode(typed)}`)
    .digest('base64url');

export type HashCode = (
  person: { readonly userId: UserId; readonly salt: string },
  typed: string,
) => Promise<string>;

export type NewCodes = {
  /** As they are shown, once. */
  readonly shown: readonly string[];
  readonly salt: string;
  readonly hashes: ReadonlySet<string>;
};

/** リカバリーコード for somebody, in place of whatever he had. */
export const newRecoveryCodes = async (userId: UserId, hash: HashCode): Promise<NewCodes> => {
  const salt = randomBytes(16).toString('base64url');
  const shown = new Set<string>();
  while (shown.size < recoveryCodeCount) shown.add(recoveryCodeOf(randomBytes(bytesOfCode)));
  const hashes = await Promise.all([...shown].map((code) => hash({ userId, salt }, code)));
  return { shown: [...shown], salt, hashes: new Set(hashes) };
};

/** Of the last code that was used. */
export const recovered = ['recoveredCode', 'recoveredBy'] as const;

const asBefore = (before: Instant | undefined) =>
  before === undefined
    ? { expression: 'attribute_not_exists(totpSince)', values: {} }
    : { expression: 'totpSince = :before', values: { ':before': before } };

const isLeftOrUsedBy = (hash: string, by: string) => ({
  expression:
    '(attribute_exists(totpSince) OR attribute_exists(passkeys)) AND (contains(recoveryCodes, :hash) OR (recoveredCode = :hash AND recoveredBy = :by))',
  values: { ':hash': hash, ':by': by },
});

/** False where the condition does not hold: somebody else was there meanwhile. */
const updatingIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (who: PersonPlace, change: ReturnType<typeof updateOf>): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName, Key: standing.primaryKey(who), ...change }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  };

/** What of a person's standing is about his authenticator: whether he has one is said here, and not in the directory. */
export const secondFactorsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const update = updatingIn(client, TableName);
  return {
    /** He has one, in place of the one that he had. A row of nobody whom a change ever met begins with it. */
    setUp: (
      who: PersonPlace,
      {
        before,
        since,
        codes,
      }: { readonly before: Instant | undefined; readonly since: Instant; readonly codes: NewCodes },
    ): Promise<boolean> => {
      const { salt: recoverySalt, hashes: recoveryCodes } = codes;
      const change = {
        set: { totpSince: since, recoverySalt, recoveryCodes },
        // Whoever got in without it is signed out.
        add: { rightsVersion: 1 },
        remove: [...recovered, 'factorEndedAt' as const],
      };
      return update(who, updateOf(standing.change(change), asBefore(before)));
    },
    renewCodes: (
      who: PersonPlace,
      { since, codes }: { readonly since: Instant | undefined; readonly codes: NewCodes },
    ): Promise<boolean> => {
      const { salt: recoverySalt, hashes: recoveryCodes } = codes;
      const isStill =
        since === undefined ? { expression: 'attribute_exists(passkeys)', values: {} } : asBefore(since);
      return update(
        who,
        updateOf(standing.change({ set: { recoverySalt, recoveryCodes }, remove: recovered }), isStill),
      );
    },
    /** `keepsCodes`: he has passkeys, for whose loss they are too. */
    end: (
      who: PersonPlace,
      {
        since,
        at,
        keepsCodes,
      }: { readonly since: Instant; readonly at: Instant; readonly keepsCodes: boolean },
    ): Promise<boolean> => {
      const remove = keepsCodes ? (['totpSince'] as const) : (['totpSince', ...recoveryAttributes] as const);
      return update(who, updateOf(standing.change({ set: { factorEndedAt: at }, remove }), asBefore(since)));
    },
    /**
     * Uses a code up. Of two that have it one gets in; whoever used it for this very sign-in may say so again, after an
     * answer that was lost.
     */
    use: (who: PersonPlace, { hash, by }: { readonly hash: string; readonly by: string }): Promise<boolean> =>
      update(
        who,
        updateOf(
          standing.change({
            set: { recoveredCode: hash, recoveredBy: by },
            take: { recoveryCodes: new Set([hash]) },
          }),
          isLeftOrUsedBy(hash, by),
        ),
      ),
  };
};

export type SecondFactors = ReturnType<typeof secondFactorsOf>;
