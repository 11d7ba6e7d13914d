import type { DemoCompany } from './demo-company.ts';

/** The password that everybody of a demo company has at first. It protects invented data on one machine. */
export const demoPasswordOf = ({ companyCode }: Pick<DemoCompany, 'companyCode'>): string =>
  `Demo-${companyCode}-2026`;

/** Operators set up an authenticator at their first sign-in; the password alone opens nothing. */
export const demoOperatorPassword = 'Demo-operator-2026';
