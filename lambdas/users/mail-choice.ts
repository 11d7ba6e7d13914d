import { replaceMailChoice, showMailChoice } from '#contract/mail-choices.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { everyNotice, wayOf } from '#domain/notices/mail-choice.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mailChoiceWrite, storedMailChoice, type StoredMailChoice } from './mail-choice-store.ts';

/** Every kind with how it comes, also those that the person never chose about. */
const viewOf = ({ doc, version }: StoredMailChoice) => ({
  ways: Object.fromEntries(everyNotice.map((kind) => [kind, wayOf(kind, doc)])),
  hour: doc.hour,
  version,
});

export const showMailChoiceEndpoint = endpoint(showMailChoice, async ({ actor }, { table }) =>
  accept(viewOf(await storedMailChoice(table, actor.userId))),
);

/** Only ever one's own. Of two tabs the later one is told. */
export const replaceMailChoiceEndpoint = endpoint(replaceMailChoice, async (request, { table, audit }) => {
  const { actor, body } = request;
  const { expectedVersion, ...doc } = body;
  const { userId } = actor;
  const version = expectedVersion + 1;
  const outcome = await table.transact({
    choice: mailChoiceWrite(userId, { doc, version }),
    audit: await audit(request, {
      action: 'mail-choice.replace',
      target: personTarget(userId),
      outcome: 'done',
      detail: { ...doc },
    }),
  });
  if (outcome.stored) return accept(viewOf({ doc, version }));
  const now = await storedMailChoice(table, userId);
  // Sent again after a lost answer: what it wants stands there.
  if (now.version === version && JSON.stringify(now.doc) === JSON.stringify(doc)) return accept(viewOf(now));
  return refuse({ kind: 'setting-changed-meanwhile', version: now.version });
});
