import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { placeWrites, type StoredPerson } from '#lambdas/settings/people-store.ts';
import { person } from '#rows/people.ts';

const isNew = { expression: 'attribute_not_exists(PK)' };

/**
 * The person's row, and the rows that lead to him from his places.
 * @param brought by which import, where nobody is to see him yet
 */
export const newPersonWrites = (
  { user, email, loginId, registeredBy, registeredAt }: Omit<StoredPerson, 'version'>,
  places: number,
  brought: { readonly broughtBy?: string } = {},
): { readonly person: Write; readonly places: readonly Write[] } => ({
  person: {
    kind: 'put',
    ...person.row(
      { userId: user.id },
      {
        doc: user,
        email,
        version: 1,
        ...(loginId === undefined ? {} : { loginId }),
        ...(registeredBy === undefined ? {} : { registeredBy }),
        ...(registeredAt === undefined ? {} : { registeredAt }),
        ...brought,
      },
    ),
    condition: isNew,
  },
  places: placeWrites(undefined, user, places, brought),
});
