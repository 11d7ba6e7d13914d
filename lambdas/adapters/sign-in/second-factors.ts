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
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { standing } from '#rows/sign-in.ts';
import { recoveryAttributes, type PersonPlace, type Standing } from './standing.ts';

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

type FactorsRead = Pick<Standing, 'totpSince' | 'passkeysVersion'>;

/** As they were read: no authenticator and no passkey came or went meanwhile. */
export const factorsAsRead = ({ totpSince, passkeysVersion = 0 }: FactorsRead) => {
  const isSameTotp =
    totpSince === undefined
      ? { expression: 'attribute_not_exists(totpSince)', values: {} }
      : { expression: 'totpSince = :totpSince', values: { ':totpSince': totpSince } };
  const isSame =
    passkeysVersion === 0
      ? '(attribute_not_exists(passkeysVersion) OR passkeysVersion = :passkeysVersion)'
      : 'passkeysVersion = :passkeysVersion';
  return {
    expression: `${isSameTotp.expression} AND ${isSame}`,
    values: { ...isSameTotp.values, ':passkeysVersion': passkeysVersion },
  };
};

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
      if (isFailedCondition(error)) return false;
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
      }: { readonly before: FactorsRead; readonly since: Instant; readonly codes: NewCodes },
    ): Promise<boolean> => {
      const { salt: recoverySalt, hashes: recoveryCodes } = codes;
      const change = {
        set: { totpSince: since, recoverySalt, recoveryCodes },
        // Whoever got in without it is signed out.
        add: { rightsVersion: 1 },
        remove: [...recovered, 'factorEndedAt' as const],
      };
      return update(who, updateOf(standing.change(change), factorsAsRead(before)));
    },
    renewCodes: (
      who: PersonPlace,
      { before, codes }: { readonly before: FactorsRead; readonly codes: NewCodes },
    ): Promise<boolean> => {
      const { salt: recoverySalt, hashes: recoveryCodes } = codes;
      const change = standing.change({ set: { recoverySalt, recoveryCodes }, remove: recovered });
      return update(who, updateOf(change, factorsAsRead(before)));
    },
    /** Whoever has passkeys keeps his リカバリーコード: they are for the loss of those too. */
    end: (
      who: PersonPlace,
      { before, at }: { readonly before: Standing; readonly at: Instant },
    ): Promise<boolean> => {
      const keepsCodes = (before.passkeys ?? []).length > 0;
      const remove = keepsCodes ? (['totpSince'] as const) : (['totpSince', ...recoveryAttributes] as const);
      const change = standing.change({ set: { factorEndedAt: at }, remove });
      return update(who, updateOf(change, factorsAsRead(before)));
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
