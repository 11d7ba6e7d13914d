import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { isLately } from '#domain/second-person/independent.ts';
import { stateAt } from '#domain/second-person/request.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { invitationOf } from '#lambdas/users/invitation-store.ts';
import type { StoredRequest } from './request-store.ts';

type Where = Pick<TenantMasters, 'people'> & { readonly table: TenantTable };

/**
 * Where the person comes from whom a request that waits is about, so that whoever decides sees an invention of whoever asks:
 * who registered and who invited him, and since when he has the names that another gave him.
 */
export const originOf = async (
  { request, guarded: { change } }: StoredRequest,
  { table, people }: Where,
  at: Instant,
) => {
  if (change.kind !== 'person' || stateAt(request, at) !== 'waiting') return undefined;
  const [row, invitation] = await Promise.all([
    storedPersonRow(table, change.userId),
    invitationOf(table, change.userId),
  ]);
  if (row === undefined) return { isNew: true as const };
  const { registeredBy, registeredAt, namedAt, namedBy } = row;
  const { askedBy } = request;
  const handOf = async (by: UserId | undefined, when: Instant | undefined) =>
    by === undefined || when === undefined
      ? undefined
      : { byName: (await people.withId(by))?.name ?? '', at: when, isAsker: by === askedBy };
  const isInvited = invitation !== undefined && invitation !== 'none';
  const [registered, invited] = await Promise.all([
    handOf(registeredBy, registeredAt),
    isInvited ? handOf(invitation.by, invitation.at) : undefined,
  ]);
  return {
    ...(registered === undefined ? {} : { registered }),
    ...(invited === undefined ? {} : { invited }),
    /** He has no password of his own yet. */
    ...(invitation === undefined ? {} : { isWithoutPassword: true as const }),
    ...(namedAt === undefined
      ? {}
      : {
          named: {
            at: namedAt,
            isLately: isLately(namedAt, at),
            isAsker: namedBy === askedBy,
            ...(namedBy === undefined ? {} : { byName: (await people.withId(namedBy))?.name ?? '' }),
          },
        }),
  };
};
