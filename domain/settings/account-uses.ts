import type { Account } from '#domain/accounts/account.ts';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { Period } from '#domain/kernel/time.ts';
import type { Use } from '#domain/masters/master.ts';
import { spanOf } from '#domain/masters/states.ts';
import { companyAccountFields, companyAccounts } from '#domain/settings/company-accounts.ts';
import { exportNameUses } from '#domain/settings/export-name-uses.ts';
import type { Company } from '#domain/tenants/masters.ts';

const spanOfPeriod = ({ validFrom, validTo }: Period) =>
  spanOf({ validFrom, ...(validTo === undefined ? {} : { validTo }) });

/** The other side of every posting, whatever its day. */
const companyUses = (company: Company): readonly Use[] =>
  companyAccountFields.map((field) => ({
    id: company[field],
    span: spanOf({}),
    words: `会社設定の${companyAccounts[field].words}`,
    needs: { field: 'category', of: companyAccounts[field].of },
  }));

const accountsIn = ({ steps }: RouteDefinition): readonly string[] =>
  steps.flatMap(({ when }) =>
    when.flatMap((condition) => (condition.kind === 'account-used' ? [condition.accountCode] : [])),
  );

const routeUses = (routes: readonly RouteDefinition[]): readonly Use[] =>
  routes.flatMap((route) =>
    [...new Set(accountsIn(route))].map((id) => ({
      id,
      span: spanOfPeriod(route),
      words: `承認ルート「${route.name}」`,
    })),
  );

type Resting = {
  readonly company: Company;
  readonly routes: readonly RouteDefinition[];
  readonly accounts: readonly Account[];
  readonly exporting: Exporting;
};

/** What rests on accounts beside entries of masters that name them: they cannot end before it does, nor say what it cannot bear. */
export const accountUses = ({ company, routes, accounts, exporting }: Resting): readonly Use[] => [
  ...companyUses(company),
  ...routeUses(routes),
  ...exportNameUses(accounts, exporting.profile),
];
