import type { Participants } from '#domain/lines/line.ts';
import type { Meal, MealJudgement } from './meal.ts';
import { accountNameOf, block, warn } from './judging.ts';

/**
 * 社内飲食 is 交際費 and never excluded by its price (措法61の4⑥二). An event for all staff is 福利厚生費, a meal
 * of a meeting 会議費: the applicant says so with a reason, which 経理 sees.
 */
export const judgeStaffMeal = (
  meal: Meal,
  { staffMeal }: Participants,
): Pick<MealJudgement, 'accountCode' | 'findings'> => {
  const { item } = meal;
  const { accountCode } = item;
  if (staffMeal === undefined)
    return {
      accountCode,
      findings: [warn('staff-meal-entertainment', { accountName: accountNameOf(meal, accountCode) })],
    };
  const reason = staffMeal.reason.trim();
  const chosen =
    (staffMeal.as === 'welfare' ? item.staffOnlyAccountCode : item.staffMeetingAccountCode) ?? accountCode;
  const accountName = accountNameOf(meal, chosen);
  return reason === ''
    ? { accountCode, findings: [block('staff-meal-reason-missing', { accountName })] }
    : { accountCode: chosen, findings: [warn('staff-meal-chosen', { accountName, reason })] };
};
