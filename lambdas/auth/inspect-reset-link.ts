import { inspectResetLink } from '#contract/auth.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { findResetLink } from './find-reset-link.ts';
import { namedPasskeys } from './named-passkeys.ts';

/** What the page behind a link needs before a password is typed. Looking uses nothing up. */
export const inspectResetLinkEndpoint = signInEndpoint<AuthContext>()(
  inspectResetLink,
  async (request, context) => {
    const { token } = request.body;
    const found = await findResetLink(request, context, { token, action: 'auth.open-reset-link' });
    if (!found.ok) return found;
    const { tenant, person, reset, who, door, passkeys } = found.value;
    const { minimumLength } = tenant.rules;
    return {
      ok: true,
      value: {
        body: {
          companyName: tenant.name,
          personName: person.name,
          policy: { minimumLength },
          expiresAt: reset.expiresAt,
          passkeys: (await namedPasskeys(door, who, passkeys)).map(({ name, since }) => ({ name, since })),
        },
      },
    };
  },
);
