import type { DemoCompany } from './demo-company.ts';

/** The password that everybody of a demo company has at first. It protects invented data on one machine. */
export const demoPasswordOf = ({ companyCode }: Pick<DemoCompany, 'companyCode'>): string =>
  `Demo-${companyCode}-2026`;
