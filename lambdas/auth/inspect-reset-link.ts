import * as v from 'valibot';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/endpoint.ts';
import { asItIs } from '#contract/shapes/text.ts';
import { findResetLink } from './find-reset-link.ts';

/** What the page behind a link needs before a password is typed. Looking uses nothing up. */
export const inspectResetLinkEndpoint = signInEndpoint<AuthContext>()({
  summary: 'パスワード再設定のリンクを確かめる',
  may: 'nobody-yet',
  refusals: { 'reset-link-over': true, 'ip-refused': true, 'tenant-inactive': true },
  body: v.strictObject({ token: asItIs(200) }),
  answer: v.object({
    companyName: v.string(),
    personName: v.string(),
    policy: v.object({ minimumLength: v.number() }),
    expiresAt: v.string(),
  }),
  run: async (request, context) => {
    const { token } = request.body;
    const found = await findResetLink(request, context, { token, action: 'auth.open-reset-link' });
    if (!found.ok) return found;
    const { tenant, person, reset } = found.value;
    const { minimumLength } = tenant.passwordPolicy;
    return {
      ok: true,
      value: {
        body: {
          companyName: tenant.name,
          personName: person.name,
          policy: { minimumLength },
          expiresAt: reset.expiresAt,
        },
      },
    };
  },
});
