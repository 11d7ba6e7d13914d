import { companyHeader } from '#contract/header.ts';
import { companyHeaderOf } from '#domain/tenants/sign-in-name.ts';

/** The header that the page sends with a body that names a company. */
export const companyNamed = (body: unknown): Readonly<Record<string, string>> => {
  const code: unknown = Object(body).companyCode;
  return typeof code === 'string' ? { [companyHeader]: companyHeaderOf(code) } : {};
};
