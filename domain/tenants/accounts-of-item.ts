import type { ExpenseItem } from './masters.ts';

/** The accounts to which an item may lead, each once. */
export const accountsOfItem = ({
  accountCode,
  excludedAccountCode,
  staffOnlyAccountCode,
  staffMeetingAccountCode,
}: Pick<
  ExpenseItem,
  'accountCode' | 'excludedAccountCode' | 'staffOnlyAccountCode' | 'staffMeetingAccountCode'
>): readonly string[] => [
  ...new Set(
    [accountCode, excludedAccountCode, staffOnlyAccountCode, staffMeetingAccountCode].filter(
      (code) => code !== undefined,
    ),
  ),
];
