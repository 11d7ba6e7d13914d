import { replaceMailChoice, showMailChoice } from '#contract/mail-choices.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { everyNotice, usualChoice, wayOf, type MailChoice } from '#domain/notices/mail-choice.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mailChoice } from '#rows/notices.ts';

type Stored = { readonly doc: MailChoice; readonly version: number };

const stored = async (table: TenantTable, userId: UserId): Promise<Stored> => {
  const item = await table.get(mailChoice.key({ userId }), { consistent: true });
  return item === undefined ? { doc: usualChoice, version: 0 } : mailChoice.read(item);
};

/** Every kind with how it comes, also those that the person never chose about. */
const viewOf = ({ doc, version }: Stored) => ({
  ways: Object.fromEntries(everyNotice.map((kind) => [kind, wayOf(kind, doc)])),
  hour: doc.hour,
  version,
});

export const showMailChoiceEndpoint = endpoint(showMailChoice, async ({ actor }, { table }) =>
  accept(viewOf(await stored(table, actor.userId))),
);

/** Only ever one's own. Of two tabs the later one is told. */
export const replaceMailChoiceEndpoint = endpoint(replaceMailChoice, async (request, { table, audit }) => {
  const { actor, body } = request;
  const { expectedVersion, ...doc } = body;
  const { userId } = actor;
  const version = expectedVersion + 1;
  const outcome = await table.transact({
    choice: {
      kind: 'put',
      ...mailChoice.row({ userId }, { doc, version }),
      condition:
        expectedVersion === 0
          ? { expression: 'attribute_not_exists(PK)' }
          : {
              expression: '#version = :seen',
              names: { '#version': 'version' },
              values: { ':seen': expectedVersion },
            },
    },
    audit: await audit(request, {
      action: 'mail-choice.replace',
      target: personTarget(userId),
      outcome: 'done',
      detail: { ...doc },
    }),
  });
  if (outcome.stored) return accept(viewOf({ doc, version }));
  const now = await stored(table, userId);
  // Sent again after a lost answer: what it wants stands there.
  if (now.version === version && JSON.stringify(now.doc) === JSON.stringify(doc)) return accept(viewOf(now));
  return refuse({ kind: 'setting-changed-meanwhile', version: now.version });
});
