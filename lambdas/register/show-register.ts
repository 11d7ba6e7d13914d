import { showRegister } from '#contract/masters/register.ts';
import { accept } from '#domain/kernel/result.ts';
import { readRegistrationNumber, type RegistrationNumber } from '#domain/suppliers/registration-number.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { publishedIssuer, registerAsOf } from '#rows/register.ts';

const days = publishedIssuer.only('registeredFrom', 'endedOn', 'ended');
const since = registerAsOf.only('asOf');

const issuerOf = async (table: TenantTable, registrationNumber: RegistrationNumber) => {
  const { attributes } = days;
  const item = await table.get(publishedIssuer.key({ registrationNumber }), { attributes });
  return item === undefined ? [] : [{ number: registrationNumber, ...days.read(item) }];
};

const numbersIn = (asked: string): readonly RegistrationNumber[] => [
  ...new Set(asked.split(',').flatMap((text) => readRegistrationNumber(text) ?? [])),
];

/** Each number is one read of a row that all companies share; the page of a list names a hundred at most. */
export const showRegisterEndpoint = endpoint(showRegister, async ({ query: { numbers = '' } }, { table }) => {
  const head = await table.get(registerAsOf.key({}), { attributes: since.attributes });
  if (head === undefined) return accept({ items: [] });
  const found = await Promise.all(numbersIn(numbers).map((number) => issuerOf(table, number)));
  return accept({ asOf: since.read(head).asOf, items: found.flat() });
});
