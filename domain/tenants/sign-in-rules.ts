import type { Instant } from '#domain/kernel/time.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { floorPolicy, isPasswordStrong, type PasswordPolicy } from './password-policy.ts';

/** サインインの決まり of a company; it can only be stricter than what we ship. */
export type SignInRules = {
  readonly minimumLength: number;
  /** After so many days a password has to be changed. @default it does not age */
  readonly maxAgeDays?: number;
  /** Wrong passwords in a row that lock a login ID. */
  readonly mostFailures: number;
  readonly lockMinutes: number;
  /** A session that is not used ends. */
  readonly idleMinutes: number;
  /** Whoever has one of these roles must have an authenticator. @default nobody must */
  readonly secondFactorRoles?: readonly RoleId[];
};

/** 5 wrong passwords in a row close a login ID for a quarter of an hour, and half an hour without use a session. */
export const shippedSignInRules: SignInRules = {
  minimumLength: floorPolicy.minimumLength,
  mostFailures: 5,
  lockMinutes: 15,
  idleMinutes: 30,
};

/** A rule that is a number within bounds. */
export type BoundedRule = Exclude<keyof SignInRules, 'secondFactorRoles'>;

/** How far a company may go, both ends included. */
export const signInBounds = {
  minimumLength: [floorPolicy.minimumLength, 64],
  maxAgeDays: [30, 1_000],
  mostFailures: [3, shippedSignInRules.mostFailures],
  lockMinutes: [shippedSignInRules.lockMinutes, 1_440],
  idleMinutes: [5, 60],
} as const satisfies Record<BoundedRule, readonly [number, number]>;

/** The user directory has one memory for all companies. */
export const rememberedPasswords = 5;

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/**
 * What holds: the company's own rules within their bounds, whatever a row says, and never a shorter password than
 * operators demand of the company.
 */
export const rulesInForce = (own: SignInRules | undefined, policy: PasswordPolicy): SignInRules => {
  const { minimumLength, maxAgeDays, mostFailures, lockMinutes, idleMinutes, secondFactorRoles } =
    own ?? shippedSignInRules;
  return {
    minimumLength: Math.max(
      within(minimumLength, signInBounds.minimumLength),
      policy.minimumLength,
      floorPolicy.minimumLength,
    ),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays: within(maxAgeDays, signInBounds.maxAgeDays) }),
    mostFailures: within(mostFailures, signInBounds.mostFailures),
    lockMinutes: within(lockMinutes, signInBounds.lockMinutes),
    idleMinutes: within(idleMinutes, signInBounds.idleMinutes),
    ...(secondFactorRoles === undefined ? {} : { secondFactorRoles }),
  };
};

/** 二段階認証の必須: whether somebody of these roles must have an authenticator. */
export const mustHaveFactor = (
  { secondFactorRoles = [] }: Pick<SignInRules, 'secondFactorRoles'>,
  roles: readonly string[],
): boolean => secondFactorRoles.some((role) => roles.includes(role));

export type RenewalReason = 'aged' | 'rules';

type Proven = {
  /** As it was typed and found right. */
  readonly password: string;
  /** @default before it was kept when passwords are set */
  readonly passwordAt: Instant | undefined;
  readonly at: Instant;
};

/** Why a right password does not suffice any more: it is too old, or the rules have become stricter than it. */
export const renewalReason = (
  rules: SignInRules,
  { password, passwordAt, at }: Proven,
): RenewalReason | undefined => {
  if (!isPasswordStrong(password, rules)) return 'rules';
  if (rules.maxAgeDays === undefined) return undefined;
  const ageMillis = passwordAt === undefined ? Infinity : Date.parse(at) - Date.parse(passwordAt);
  return ageMillis >= rules.maxAgeDays * 86_400_000 ? 'aged' : undefined;
};
