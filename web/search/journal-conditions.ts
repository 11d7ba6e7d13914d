import type { CompanyPeriod, PeriodGroup } from '#web/ui/period.ts';

/** Under which names the address keeps what narrows the books. */
export type JournalCondition =
  | 'month'
  | 'account'
  | 'department'
  | 'applicant'
  | 'least'
  | 'most'
  | 'serial'
  | 'text';

/** What the address asks the books for, with what was changed by hand left out. */
export type JournalSearch = {
  readonly today: string;
  readonly period: CompanyPeriod;
  readonly periods: readonly PeriodGroup[];
  readonly accountCode: string | undefined;
  readonly departmentId: string | undefined;
  readonly applicantId: string | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly serial: number | undefined;
  readonly text: string | undefined;
  readonly change: (parts: Partial<Readonly<Record<JournalCondition, string>>>) => void;
};
