import type { UserId } from '#domain/kernel/ids.ts';
import type { FactsOfPerson } from '#domain/users/person-change.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { Actor, ActorsRequest } from '#lambdas/http/call.ts';
import type { NamesTold } from './told-of-names.ts';
import { personChange } from '#rows/people.ts';
import { partsOf } from '#rows/read-key.ts';

type Changed = {
  readonly from: FactsOfPerson;
  readonly to: FactsOfPerson;
  /** Of other names: who hears of it. @default nobody is mailed */
  readonly told?: NamesTold | undefined;
};
type Place = { readonly userId: UserId; readonly personVersion: number };

const placeOf = (place: Place) => {
  const { pk, sk } = personChange.key(place);
  return { table: 'data' as const, pk, sk, attribute: 'doc' };
};

/** Whoever changes somebody. */
export type Hand = { readonly actor: Pick<Actor, 'userId' | 'name' | 'limits'> };

/**
 * Belongs to every transaction that changes a person.
 * @param place whose, and the version of his row that the change makes
 */
export const personChangeWrite = async (
  { sealed }: Pick<TenantContext, 'sealed'>,
  { actor, at }: Hand & Pick<ActorsRequest, 'at'>,
  place: Place,
  { from, to, told }: Changed,
): Promise<Write> => {
  const doc = await sealed.seal(placeOf(place), JSON.stringify({ from, to }));
  return {
    kind: 'put',
    ...personChange.row(place, { at, by: actor.userId, byName: actor.name, doc, ...told }),
  };
};

/** Of whom an import brought and takes away again. */
export const personChangeGone = (place: Place): Write => ({ kind: 'delete', key: personChange.key(place) });

/** One page of somebody's history, newest first. */
export const personChanges = async (
  { table, sealed }: Pick<TenantContext, 'table' | 'sealed'>,
  userId: UserId,
  page: { readonly limit: number; readonly cursor?: string },
) => {
  const { items, nextCursor } = await table.query({
    ...personChange.among({ userId }),
    forward: false,
    consistent: true,
    ...page,
  });
  const changes = await Promise.all(
    items.flatMap((row) => {
      const personVersion = partsOf(personChange, row)?.personVersion;
      if (personVersion === undefined) return [];
      const { at, byName, doc } = personChange.read(row);
      return [
        (async () => {
          const told: Changed = JSON.parse(await sealed.open(placeOf({ userId, personVersion }), doc));
          return { version: personVersion, at, byName, ...told };
        })(),
      ];
    }),
  );
  return { changes, nextCursor };
};
