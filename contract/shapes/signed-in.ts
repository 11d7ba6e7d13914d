import * as v from 'valibot';

export const signedIn = v.object({
  outcome: v.literal('signed-in'),
  csrfToken: v.string(),
  user: v.object({ id: v.string(), name: v.string() }),
});

/** How long a new password has to be. */
export const passwordPolicy = v.object({ minimumLength: v.number() });
