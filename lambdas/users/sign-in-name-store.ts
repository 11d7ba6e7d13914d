import type { UserId } from '#domain/kernel/ids.ts';
import { mailHashOf, namedHashOf } from '#lambdas/adapters/sign-in/reset-rows.ts';
import { loginHashOf } from '#lambdas/adapters/tenant/key-store.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { StoredPerson } from '#lambdas/settings/people-store.ts';
import { login, mailAddress, person, type SealedName } from '#rows/people.ts';
import { partsOf } from '#rows/read-key.ts';

/** Under which names somebody signs in and is mailed, in the clear. */
export type SignInNames = {
  readonly email: string;
  /** @default known by its hash alone: of who was registered until 2026-11 */
  readonly loginId?: string;
};
type Sealed = Pick<StoredPerson, SealedName>;
type Context = Pick<TenantContext, 'tenantId' | 'table' | 'sealed' | 'loginKey'>;

const placeOf = (userId: UserId, attribute: SealedName) => {
  const { pk, sk } = person.key({ userId });
  return { table: 'data' as const, pk, sk, attribute };
};

/** Of whoever was deleted an empty address is sealed. */
export const openNames = async (
  { sealed }: Pick<Context, 'sealed'>,
  userId: UserId,
  { email, loginId }: Sealed,
): Promise<SignInNames> => ({
  email: await sealed.open(placeOf(userId, 'email'), email),
  ...(loginId === undefined ? {} : { loginId: await sealed.open(placeOf(userId, 'loginId'), loginId) }),
});

export const sealNames = async (
  { sealed }: Pick<Context, 'sealed'>,
  userId: UserId,
  { email, loginId }: SignInNames,
): Promise<Sealed> => ({
  email: await sealed.seal(placeOf(userId, 'email'), email),
  ...(loginId === undefined ? {} : { loginId: await sealed.seal(placeOf(userId, 'loginId'), loginId) }),
});

export const loginHashIn = async (
  { loginKey }: Pick<Context, 'loginKey'>,
  loginId: string,
): Promise<string> => loginHashOf(loginId, await loginKey());

export const mailHashIn = async (
  { tenantId, loginKey }: Pick<Context, 'tenantId' | 'loginKey'>,
  email: string,
): Promise<string> => mailHashOf(namedHashOf(tenantId, email), await loginKey());

/** Whoever has this login ID. */
export const whoSignsInAs = async (context: Context, loginId: string): Promise<UserId | undefined> => {
  const loginHash = await loginHashIn(context, loginId);
  const item = await context.table.get(login.key({ loginHash }), { consistent: true });
  return item === undefined ? undefined : login.read(item).userId;
};

/** So many people of one address are found: a mailbox of an office has fewer. */
const mostOfAddress = 100;

/** Whoever is mailed there. */
export const whoIsMailedAt = async (context: Context, email: string): Promise<readonly UserId[]> => {
  const mailHash = await mailHashIn(context, email);
  const range = mailAddress.among({}, { from: { mailHash }, to: { mailHash } });
  const { items } = await context.table.query({ ...range, consistent: true, limit: mostOfAddress });
  return items.map((item) => mailAddress.read(item).userId);
};

type Whose = { readonly userId: UserId; readonly names: SignInNames };

/**
 * Hashes of the person's login IDs: of the one that he has, or of those that lead to him where it is not known. Who came
 * before there were rows of addresses is looked for among all login IDs of his company.
 */
export const loginsOf = async (context: Context, { userId, names }: Whose): Promise<readonly string[]> => {
  if (names.loginId !== undefined) return [await loginHashIn(context, names.loginId)];
  const mailHash = await mailHashIn(context, names.email);
  const item = await context.table.get(mailAddress.key({ mailHash, userId }), { consistent: true });
  const known = item === undefined ? [] : mailAddress.read(item).logins;
  if (known.length > 0) return known;
  const { items } = await context.table.query({ ...login.among({}), consistent: true });
  return items
    .filter((row) => login.read(row).userId === userId)
    .flatMap((row) => partsOf(login, row)?.loginHash ?? []);
};

const isNobodys = { expression: 'attribute_not_exists(userId)' };

/**
 * What leads to a person by his names as they are to be, and no longer by those that he gives up: without `after` he has
 * none. Refused under `logins` where the login ID is somebody else's.
 */
export const nameWrites = async (
  context: Context,
  userId: UserId,
  { before, after }: { readonly before?: SignInNames; readonly after?: SignInNames },
): Promise<{ readonly logins: readonly Write[]; readonly mails: readonly Write[] }> => {
  const held = before === undefined ? [] : await loginsOf(context, { userId, names: before });
  const next =
    after === undefined
      ? []
      : after.loginId === undefined
        ? held
        : [await loginHashIn(context, after.loginId)];
  const mailBefore = before === undefined ? undefined : await mailHashIn(context, before.email);
  const mailAfter = after === undefined ? undefined : await mailHashIn(context, after.email);
  const put = (mailHash: string): Write => ({
    kind: 'put',
    ...mailAddress.row({ mailHash, userId }, { userId, logins: next }),
  });
  return {
    logins: [
      ...held
        .filter((hash) => !next.includes(hash))
        .map((loginHash): Write => ({ kind: 'delete', key: login.key({ loginHash }) })),
      ...next
        .filter((hash) => !held.includes(hash))
        .map((loginHash): Write => ({
          kind: 'put',
          ...login.row({ loginHash }, { userId }),
          condition: isNobodys,
        })),
    ],
    mails: [
      ...(mailBefore === undefined || mailBefore === mailAfter
        ? []
        : [{ kind: 'delete', key: mailAddress.key({ mailHash: mailBefore, userId }) } as const]),
      ...(mailAfter === undefined ? [] : [put(mailAfter)]),
    ],
  };
};
