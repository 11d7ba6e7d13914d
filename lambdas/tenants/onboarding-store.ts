import type { FirstMasters } from '#domain/settings/masters.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { rowsOfMasters } from '#lambdas/settings/master-rows.ts';
import { placeWrites } from '#lambdas/settings/people-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { login, mailAddress, person } from '#rows/people.ts';

/** Of the rows that lead to the people whom the onboarding makes. */
const firstPlaces = 1;

const isNew = { expression: 'attribute_not_exists(PK)' };

/** All masters as one version, on condition that there are none. */
export const mastersWrites = (masters: FirstMasters) => ({
  ...settingsVersionWrites(masters.settingsVersion, undefined, firstPlaces),
  rows: rowsOfMasters(masters).map((row): Write => ({ kind: 'put', ...row, condition: isNew })),
});

type NewPerson = {
  readonly user: User;
  readonly sealedEmail: string;
  readonly loginHash: string;
  readonly mailHash: string;
};

/** The person's row and those that lead from his places, his login ID and his mail address to it. */
export const newPersonWrites = ({ user, sealedEmail: email, loginHash, mailHash }: NewPerson) => {
  const { id: userId } = user;
  return {
    person: { kind: 'put', ...person.row({ userId }, { doc: user, email }), condition: isNew },
    places: placeWrites(undefined, user, firstPlaces),
    login: {
      kind: 'put',
      ...login.row({ loginHash }, { userId }),
      condition: { expression: 'attribute_not_exists(userId)' },
    },
    mail: { kind: 'put', ...mailAddress.row({ mailHash, userId }, { userId, logins: [loginHash] }) },
  } as const;
};
