import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { companyHeader } from '#contract/header.ts';
import { companyHeaderOf } from '#domain/tenants/sign-in-name.ts';

export const namedOtherwise: RefusalOf<'input-malformed'> = {
  kind: 'input-malformed',
  fields: [{ path: companyHeader, message: '画面を読み込み直してから、もう一度サインインしてください。' }],
};

/**
 * A body that names a company says it in the header too, in the same form. Otherwise whoever guesses passwords of one
 * company would be counted under names that he invents (docs/decisions/0111).
 */
export const isNamedOtherwise = (body: unknown, named: string | undefined): boolean => {
  const code: unknown = Object(body).companyCode;
  return typeof code === 'string' && named !== companyHeaderOf(code);
};
