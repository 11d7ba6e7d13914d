import type { Instant } from '#domain/kernel/time.ts';
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
};

/** 5 wrong passwords in a row close a login ID for a quarter of an hour, and half an hour without use a session. */
export const shippedSignInRules: SignInRules = {
  minimumLength: floorPolicy.minimumLength,
  mostFailures: 5,
  lockMinutes: 15,
  idleMinutes: 30,
};

/** How far a company may go, both ends included. */
export const signInBounds = {
  minimumLength: [floorPolicy.minimumLength, 64],
  maxAgeDays: [30, 1_000],
  mostFailures: [3, shippedSignInRules.mostFailures],
  lockMinutes: [shippedSignInRules.lockMinutes, 1_440],
  idleMinutes: [5, 60],
} as const satisfies Record<keyof SignInRules, readonly [number, number]>;

/** The user directory has one memory for all companies. */
export const rememberedPasswords = 5;

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/**
 * What holds: the company's own rules within their bounds, whatever a row says, and never a shorter password than
 * operators demand of the company.
 */
export const rulesInForce = (own: SignInRules | undefined, policy: PasswordPolicy): SignInRules => {
  const { minimumLength, maxAgeDays, mostFailures, lockMinutes, idleMinutes } = own ?? shippedSignInRules;
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
  };
};

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
