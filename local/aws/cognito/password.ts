import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { PasswordPolicy, Pool, User } from './cognito-state.ts';

/** Of scrypt; low, since what is hashed here are demo passwords that everybody knows. Kept with each hash. */
const costNow = 256;
/** Of hashes that were kept without it. */
const costBefore = 4096;

export const hashPassword = (password: string): string => {
  const salt = randomBytes(16);
  const digest = scryptSync(password, salt, 32, { N: costNow });
  return [salt.toString('hex'), digest.toString('hex'), costNow].join(':');
};

export const isPassword = (password: string, hash: string): boolean => {
  const [salt = '', digest = '', cost = costBefore] = hash.split(':');
  const expected = Buffer.from(digest, 'hex');
  const given = scryptSync(password, Buffer.from(salt, 'hex'), expected.length, { N: Number(cost) });
  return timingSafeEqual(given, expected);
};

/** The policy of a pool that names none. */
const strictPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
  PasswordHistorySize: 0,
};

const passwordPolicyOf = ({ settings }: Pool): PasswordPolicy =>
  settings.Policies?.PasswordPolicy ?? strictPolicy;

/**
 * Before any policy AWS asks the parameter's form, which forbids blanks at the ends and line breaks.
 * @throws ServiceFault `InvalidParameterException`
 */
const checkForm = (password: string): void => {
  if (/^\S+.*\S+$/.test(password)) return;
  const form = 'Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$';
  const message = `1 validation error detected: Value at 'password' failed to satisfy constraint: ${form}`;
  throw new ServiceFault('InvalidParameterException', message);
};

/** @throws ServiceFault `InvalidPasswordException` naming the first rule that the password breaks */
const checkPasswordPolicy = (pool: Pool, password: string): void => {
  checkForm(password);
  const policy = passwordPolicyOf(pool);
  const rules: readonly (readonly [isBroken: boolean, why: string])[] = [
    [password.length < policy.MinimumLength, 'Password not long enough'],
    [password.length > 256, 'Password too long'],
    [policy.RequireUppercase && !/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [policy.RequireLowercase && !/[a-z]/.test(password), 'Password must have lowercase characters'],
    [policy.RequireNumbers && !/\d/.test(password), 'Password must have numeric characters'],
    [
      policy.RequireSymbols && !/[!-/:-@[-`{-~]|\S.* .*\S/.test(password),
      'Password must have symbol characters',
    ],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken === undefined) return;
  const message = `Password did not conform with policy: ${broken[1]}`;
  throw new ServiceFault('InvalidPasswordException', message);
};

const checkHistory = (pool: Pool, user: User, password: string): void => {
  const remembered = [user.passwordHash, ...user.formerHashes].slice(
    0,
    passwordPolicyOf(pool).PasswordHistorySize,
  );
  if (!remembered.some((hash) => isPassword(password, hash))) return;
  const message = 'Password has previously been used';
  throw new ServiceFault('PasswordHistoryPolicyViolationException', message);
};

const withPassword = (pool: Pool, user: User, password: string): User => {
  const { temporaryUntil: _until, lockedUntil: _locked, ...kept } = user;
  const remembered = passwordPolicyOf(pool).PasswordHistorySize;
  return {
    ...kept,
    passwordHash: hashPassword(password),
    formerHashes: [user.passwordHash, ...user.formerHashes].slice(0, remembered),
    passwordVersion: user.passwordVersion + 1,
    failures: 0,
  };
};

/** @throws ServiceFault when policy or history refuse the password */
export const withLastingPassword = (pool: Pool, user: User, password: string): User => {
  checkPasswordPolicy(pool, password);
  checkHistory(pool, user, password);
  return { ...withPassword(pool, user, password), status: 'CONFIRMED' };
};

/** The user must replace the password at the next sign-in, within the pool's days. */
export const withTemporaryPassword = (pool: Pool, user: User, password: string, now: Date): User => {
  checkPasswordPolicy(pool, password);
  // 0 in the policy means the default, as on AWS.
  const days = passwordPolicyOf(pool).TemporaryPasswordValidityDays || 7;
  return {
    ...withPassword(pool, user, password),
    status: 'FORCE_CHANGE_PASSWORD',
    temporaryUntil: new Date(now.getTime() + days * 86_400_000).toISOString(),
  };
};

export const inventPassword = (): string => `${randomBytes(12).toString('base64url')}aA1!`;
