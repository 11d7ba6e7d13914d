import type { CalendarDate } from '#domain/kernel/time.ts';
import type { SwitchedOn } from '#domain/rules/switch-on.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { Contract } from '#web/contract.ts';

type Answer<Route extends keyof Contract> = Contract[Route]['answer'];
/** `Fine` says the same as the contract's `Wide`, in the domain's branded words; does not compile when it does not fit. */
type Narrow<Wide, Fine extends Wide> = Fine;

export type Me = Answer<'GET /api/me'>;

type WideForm = Answer<'GET /api/settings/claim-form'>;
/** The masters with which lines are judged while they are typed. `departments` are mine. */
export type ClaimForm = Narrow<
  WideForm,
  Pick<
    Masters,
    'company' | 'accounts' | 'items' | 'regulation' | 'watchedAmounts' | 'assetRules' | 'itemAsks'
  > & {
    readonly version: string;
    readonly today: CalendarDate;
    readonly grade: string;
    readonly departments: WideForm['departments'];
    readonly exportFormat: WideForm['exportFormat'];
    readonly switchedOnLaw: readonly SwitchedOn[];
  }
>;
