import type { Step } from '#lib/operations/restore-plan.ts';

/** A line of `users/<day>.ndjson`, as lambdas/backup writes it. */
type ListedUser = {
  readonly userName: string;
  readonly isEnabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
};

const stepsFor = ({ userName, isEnabled, attributes }: ListedUser, UserPoolId: string): readonly Step[] => {
  const user = { UserPoolId, Username: userName };
  const create: Step = {
    purpose: `${userName} を作り直します(パスワードは再設定が必要です)`,
    call: {
      service: 'cognito-idp',
      operation: 'AdminCreateUser',
      input: {
        ...user,
        // Nobody is written to: administrators hand out temporary passwords, as for a new person.
        MessageAction: 'SUPPRESS',
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      },
    },
    isDoneBy: 'UsernameExistsException',
  };
  if (isEnabled) return [create];
  const disable = { service: 'cognito-idp', operation: 'AdminDisableUser', input: user } as const;
  return [create, { purpose: `${userName} を無効にします`, call: disable }];
};

/** Makes every person of a list again, under the same name; run again, it leaves alone who is there. */
export const importPlan = (list: string, userPoolId: string): readonly Step[] =>
  list
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const user: ListedUser = JSON.parse(line);
      return stepsFor(user, userPoolId);
    });
