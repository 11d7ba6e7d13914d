import type { ApprovalRules, RouteDefinition } from '#domain/approvals/route.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { Department } from '#domain/departments/department.ts';
import type { JudgingMasters, User } from '#domain/tenants/masters.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';

/** Everything a claim is judged and routed with, as one consistent version. */
export type Masters = JudgingMasters & {
  /** Rises with each change of any part; a transaction checks it (README 5.21). */
  readonly settingsVersion: number;
  readonly departments: readonly Department[];
  readonly users: readonly User[];
  readonly routes: readonly RouteDefinition[];
  readonly approval: ApprovalRules;
  readonly exporting: Exporting;
  readonly access: CompanyAccess;
};
