import { createHash } from 'node:crypto';

import { Mistake } from '#lib/operations/mistake.ts';
import type { Step } from '#lib/operations/step.ts';

/** A line of `users/<day>.ndjson`, as lambdas/backup writes it. */
type ListedUser = {
  readonly userName: string;
  readonly isEnabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
};

const stepsFor = ({ userName, isEnabled, attributes }: ListedUser, UserPoolId: string): readonly Step[] => {
  const user = { UserPoolId, Username: userName };
  const create: Step = {
    kind: 'call',
    purpose: {
      ja: `${userName} を作り直します(パスワードは再設定が必要です)`,
      en: `make ${userName} again, who must set a new password`,
    },
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
    isDoneBy: { name: 'UsernameExistsException' },
  };
  if (isEnabled) return [create];
  return [
    create,
    {
      kind: 'call',
      purpose: { ja: `${userName} を無効にします`, en: `disable ${userName}` },
      call: { service: 'cognito-idp', operation: 'AdminDisableUser', input: user },
    },
  ];
};

const parsed = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mistake(`${what}を読めません。ダウンロードし直してください。`);
  }
};

/** A list without its manifest, or with another one's, is half a list. */
const assertWhole = (list: string, lines: number, manifest: string): void => {
  const { users, sha256 } = Object(parsed(manifest, 'マニフェスト'));
  const found = createHash('sha256').update(list).digest('hex');
  if (users !== lines || sha256 !== found)
    throw new Mistake(
      `利用者一覧がマニフェストと一致しません(${lines} 人、マニフェストでは ${String(users)} 人)。何も変更していません。`,
    );
};

const isListed = (value: unknown): value is ListedUser => {
  const { userName, isEnabled, attributes } = Object(value);
  return typeof userName === 'string' && typeof isEnabled === 'boolean' && typeof attributes === 'object';
};

/**
 * Makes every person of a list again, under the same name; run again, it leaves alone who is there. Throws Mistake for a
 * list that is not what its manifest says.
 */
export const importPlan = (list: string, manifest: string, userPoolId: string): readonly Step[] => {
  const lines = list.split('\n').filter((line) => line !== '');
  assertWhole(list, lines.length, manifest);
  return lines.flatMap((line, index) => {
    const user = parsed(line, `利用者一覧の ${index + 1} 行目`);
    if (!isListed(user)) throw new Mistake(`利用者一覧の ${index + 1} 行目は利用者ではありません。`);
    return stepsFor(user, userPoolId);
  });
};
