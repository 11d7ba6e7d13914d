import type { Account } from '#domain/accounts/account.ts';
import { shippedChart } from '#domain/accounts/shipped-chart.ts';

/** What the demo companies call otherwise than we ship it. */
const ownNames: Readonly<Record<string, string>> = { 157: '仮払消費税' };

/** 勘定科目 that both demo companies use. */
export const demoAccounts: readonly Account[] = shippedChart.map((account) => ({
  ...account,
  name: ownNames[account.code] ?? account.name,
}));
