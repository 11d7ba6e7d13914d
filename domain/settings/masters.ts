import type { ApprovalRules, RouteDefinition } from '#domain/approvals/route.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { Grade } from '#domain/grades/grade.ts';
import type { Label } from '#domain/labels/label.ts';
import type { Department } from '#domain/departments/department.ts';
import type { FirstEntries } from './every-master.ts';
import type { JudgingMasters, User } from '#domain/tenants/masters.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';

/** What a company's acts rest on, as one consistent version; its people are read one by one. */
export type Masters = JudgingMasters & {
  /** Rises with each change of any part; a transaction checks it (README 5.21). */
  readonly settingsVersion: number;
  readonly departments: readonly Department[];
  /** @default none are kept: people and regulation name them by texts alone */
  readonly grades: readonly Grade[];
  /** 情報のラベル. @default none are kept */
  readonly labels: readonly Label[];
  readonly routes: readonly RouteDefinition[];
  readonly approval: ApprovalRules;
  readonly exporting: Exporting;
  readonly access: CompanyAccess;
};

/** Masters as a company is set up with them, by whatever release ordered it. */
export type FirstMasters = Omit<Masters, 'grades' | 'labels'> & Partial<Pick<Masters, 'grades' | 'labels'>>;

/** A company as it is set up, in one piece. */
export type MastersWithPeople = Masters & {
  readonly users: readonly User[];
  readonly entries?: FirstEntries;
};
