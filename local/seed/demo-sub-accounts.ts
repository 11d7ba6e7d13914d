import type { SubAccount } from '#domain/accounts/sub-account.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';

const since = { validFrom: calendarDate('2020-04-01') };

/** 補助科目: cards under 未払金, and what is told apart of 旅費交通費. */
export const demoSubAccounts: readonly SubAccount[] = [
  { id: '318-001', name: 'みなとカード', accountCode: '318', ...since },
  { id: '318-002', name: '従業員立替', accountCode: '318', ...since },
  { id: '741-001', name: '国内出張', accountCode: '741', ...since },
  { id: '741-002', name: '海外出張', accountCode: '741', ...since },
];
