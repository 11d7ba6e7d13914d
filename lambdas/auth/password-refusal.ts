import { brokenRulesOf, type PasswordPolicy } from '#domain/tenants/password-policy.ts';
import type { NewPasswordRefusal } from '#lambdas/adapters/aws/cognito-pool.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';

/** Names every rule that is broken; the directory knows none that is not among them. */
const weak = (
  newPassword: string,
  policy: PasswordPolicy,
): RefusalOf<'challenge-expired' | 'password-reused' | 'password-weak'> => {
  const broken = brokenRulesOf(newPassword, policy);
  const rules = broken.length === 0 ? 'このパスワードは登録できません' : broken.join('、');
  return {
    kind: 'password-weak',
    minimumLength: policy.minimumLength,
    rules,
    fields: broken.map((rule) => ({ path: 'newPassword', message: `「${rule}」を満たしていません。` })),
  };
};

/** Why a new password was not taken, in the user's terms. */
export const passwordRefusal = (
  outcome: NewPasswordRefusal,
  newPassword: string,
  policy: PasswordPolicy,
): RefusalOf<'challenge-expired' | 'password-reused' | 'password-weak'> => {
  if (outcome === 'weak') return weak(newPassword, policy);
  return { kind: outcome === 'reused' ? 'password-reused' : 'challenge-expired' };
};
