import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Invitation } from '#domain/users/person-state.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import { emailPlaceOf, loginIdPlaceOf } from '#lambdas/adapters/tenant/email-place.ts';
import { keyVersionOf, openText, type Place } from '#lambdas/adapters/tenant/sealed-text.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { resetRowsOf, resetTokenOf } from '#lambdas/adapters/sign-in/reset-rows.ts';
import { auditWrite, personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { temporaryPasswordOf } from '#lambdas/adapters/tenant/temporary-password.ts';
import { uninvited } from '#lambdas/adapters/tenant/uninvited.ts';
import { invited, person } from '#rows/people.ts';
import { deliveriesIn } from './notice-deliveries.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
  readonly keys: KeyStore;
};

const [toldPerson, ownInvitation] = [
  person.only('doc', 'email', 'loginId'),
  invited.only('doc', 'madeFor', 'passwordMailedFor'),
];

const openedBy =
  (keys: KeyStore) =>
  async (place: Place, envelope: string): Promise<string> =>
    openText(envelope, place, await keys.dataKey(keyVersionOf(envelope)));

const readingIn = ({ tenantId, client, environment, keys }: Parts) => {
  const TableName = environment.tenantDataTable;
  const opened = openedBy(keys);
  return {
    /** Undefined: he has a password of his own, or is nobody. */
    invitation: async (userId: UserId) => {
      const Key = invited.primaryKey({ tenantId, userId });
      const only = onlyOf(ownInvitation.attributes);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...only }));
      return Item === undefined ? undefined : ownInvitation.read(Item);
    },
    /** As he is now, with the names that his mail tells him. */
    person: async (userId: UserId) => {
      const who = { tenantId, userId };
      const Key = person.primaryKey(who);
      const only = onlyOf(toldPerson.attributes);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...only }));
      if (Item === undefined) return undefined;
      const { doc, email, loginId } = toldPerson.read(Item);
      const { name, isActive, deletedAt } = doc;
      return {
        name,
        isActive,
        isDeleted: deletedAt !== undefined,
        email: await opened(emailPlaceOf(who), email),
        loginId: loginId === undefined ? '' : await opened(loginIdPlaceOf(who), loginId),
      };
    },
  };
};

/** He has not followed it, and no newer one counts. */
const stillCounts = (noticeId: string) => ({
  expression: 'attribute_exists(PK) AND contains(#told, :notice)',
  names: { '#told': 'doc' },
  values: { ':notice': noticeId },
});

/** What the trail calls an invitation that did not go out: its actor is whoever invited, and may not any more. */
const withdrawnInvitation = 'user.invite-after-right-withdrawn';

const takingBackIn = ({ tenantId, client, environment }: Parts) => {
  const table = tenantTableOf(tenantId, client, environment);
  return {
    /**
     * Nobody has told him yet, as the trail says with the reason: whoever invited him may not any more. Both or neither; told
     * twice it stands once, and where he was invited anew meanwhile nothing is written: false.
     */
    takeBack: async (
      userId: UserId,
      { noticeId, by }: Pick<Invitation, 'noticeId' | 'by'>,
      at: Instant,
    ): Promise<boolean> => {
      const request = { ...(by === undefined ? {} : { actor: { userId: by } }), at, requestId: noticeId };
      const entry = {
        action: withdrawnInvitation,
        target: personTarget(userId),
        outcome: 'refused',
      } as const;
      const outcome = await table.transact({
        invited: {
          kind: 'update',
          key: invited.key({ userId }),
          change: uninvited,
          condition: stillCounts(noticeId),
        },
        audit: await auditWrite({ ...request, sourceIp: '-' }, entry, { id: ulidAt(at) }),
      });
      return outcome.stored;
    },
  };
};

const linkOf = ({ tenantId, client, environment }: Parts) => {
  const links = resetRowsOf(client, environment.sessionTable);
  return {
    /**
     * From now on the one link of this person: of an invitation by password none is good. Throws when the row changed
     * meanwhile: the notice comes again.
     */
    keepLink: async (
      userId: UserId,
      { noticeId, way, at, expiresAt }: Invitation,
      token: string,
    ): Promise<void> => {
      const who = { tenantId, userId };
      const { reset, logins } = await links.find(who);
      if (reset?.requestId === noticeId) return;
      await links.keep(
        who,
        {
          requestId: noticeId,
          requestedAt: at,
          expiresAt,
          countedFrom: reset?.countedFrom ?? at,
          mails: reset?.mails ?? 0,
          version: (reset?.version ?? 0) + 1,
          ...(way === 'link' ? { tokenHash: sessionKeyOf(token) } : {}),
        },
        logins,
      );
    },
    /** No link of this person is good any more. Throws when the row changed meanwhile: the notice comes again. */
    endLink: async (userId: UserId, at: Instant): Promise<void> => {
      const who = { tenantId, userId };
      const { reset, logins } = await links.find(who);
      if (reset?.tokenHash === undefined) return;
      const { tokenHash: _over, version, ...rest } = reset;
      await links.keep(who, { ...rest, requestedAt: at, version: version + 1 }, logins);
    },
  };
};

/** Of one tenant what an invitation needs: who is invited and how, his link, and what was done for him already. */
export const invitationsIn = (parts: Parts) => {
  const { tenantId, client, environment, keys } = parts;
  const table = tenantTableOf(tenantId, client, environment);
  /** False where he has followed it meanwhile, or a newer one counts. */
  const mark = async (
    userId: UserId,
    noticeId: string,
    set: { readonly madeFor?: string; readonly passwordMailedFor?: string },
  ): Promise<boolean> => {
    const outcome = await table.transact({
      invited: {
        kind: 'update',
        key: invited.key({ userId }),
        change: invited.change({ set }),
        condition: stillCounts(noticeId),
      },
    });
    return outcome.stored;
  };
  return {
    ...readingIn(parts),
    ...takingBackIn(parts),
    once: deliveriesIn(parts).once,
    wasMailed: deliveriesIn(parts).wasSent,
    temporaryPasswordFor: async (userId: UserId, noticeId: string): Promise<string> =>
      temporaryPasswordOf(userId, await keys.loginKey(), noticeId),
    tokenFor: async (userId: UserId, noticeId: string): Promise<string> =>
      resetTokenOf({ tenantId, userId }, noticeId, await keys.loginKey()),
    ...linkOf(parts),
    markMade: (userId: UserId, noticeId: string) => mark(userId, noticeId, { madeFor: noticeId }),
    markPasswordMailed: (userId: UserId, noticeId: string) =>
      mark(userId, noticeId, { passwordMailedFor: noticeId }),
  };
};
