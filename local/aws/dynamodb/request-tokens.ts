import { createHash } from 'node:crypto';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { Level, StorageOperation } from './dynalite.ts';
import type { Input } from './engine.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html: ten minutes. */
const tokenLifeMilliseconds = 600_000;
const prefix = 'token~';

type Token = { readonly hash: string; readonly usedAt: number };

const isToken = (value: unknown): value is Token =>
  typeof value === 'object' && value !== null && 'hash' in value && 'usedAt' in value;

const isAlive = (token: unknown, now: Date): token is Token =>
  isToken(token) && now.getTime() - token.usedAt < tokenLifeMilliseconds;

/** A transaction's token is stored in its own batch, so that a repeat after a crash is recognised too. */
export const requestTokenOf = (input: Input, now: Date) => {
  const token = input['ClientRequestToken'];
  if (typeof token !== 'string') return undefined;
  const key = prefix + token;
  const hash = createHash('sha256').update(JSON.stringify(input['TransactItems'])).digest('hex');
  return {
    /** @throws ServiceFault IdempotentParameterMismatchException */
    isRepeated: async (level: Level): Promise<boolean> => {
      const known = await level.get(key);
      if (!isAlive(known, now)) return false;
      if (known.hash === hash) return true;
      throw new ServiceFault(
        'IdempotentParameterMismatchException',
        'The request uses the same client token as a previous, but non-identical request.',
      );
    },
    note: { type: 'put', key, value: { hash, usedAt: now.getTime() } } satisfies StorageOperation,
  };
};

/** Forgets the tokens that are older than ten minutes. */
export const forgetOldTokens = async (level: Level, now: Date) => {
  const old: StorageOperation[] = [];
  for await (const [key, token] of level.iterator({ gte: prefix, lt: `${prefix}~` })) {
    if (!isAlive(token, now)) old.push({ type: 'del', key });
  }
  if (old.length > 0) await level.batch(old);
};
