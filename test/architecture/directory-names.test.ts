import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Where people are named to a directory: each of them by `directoryNameOf`, or the operators, who have their own. */
const meant = [
  'lambdas/adapters/aws/former-name.ts',
  'lambdas/adapters/backup/directory-list.ts',
  'lambdas/adapters/jobs/directory-users.ts',
  'lambdas/adapters/operator/first-passwords.ts',
  'lambdas/adapters/operator/operator-directory.ts',
  'lambdas/adapters/sign-in/authenticators.ts',
  'lambdas/adapters/sign-in/cognito.ts',
  'lambdas/adapters/sign-in/directory-passkeys.ts',
  'local/seed-companies.ts',
  'local/seed-operators.ts',
];
const namesUsers = (text: string): boolean => /\b(?:Username|USERNAME)\b/.test(text);
/** An id alone, whoever's: that of another company's person too. */
const namesById = (text: string): boolean =>
  /\b(?:Username|USERNAME):\s*[\w.]*(?:userId|[pP]erson\.id)\b/.test(text);

const sources = globSync(['lambdas/**/*.ts', 'local/seed*.ts']).map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);

test('people are named to the directory in these places alone', () => {
  expect(
    sources
      .filter(([, text]) => namesUsers(text))
      .map(([file]) => file)
      .toSorted(),
  ).toEqual(meant);
});

test('and never by their id alone, but to ask whose it is (docs/decisions/0174)', () => {
  const byId = sources.filter(([, text]) => namesById(text)).map(([file]) => file);
  expect(byId).toEqual(['lambdas/adapters/aws/former-name.ts']);
});

test.each(['Username: user.userId,', 'USERNAME: userId', 'Username: person.id'])('sees %s', (planted) => {
  expect(namesById(planted)).toBe(true);
});
