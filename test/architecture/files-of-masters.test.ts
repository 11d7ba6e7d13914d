import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyMaster } from '#domain/settings/every-master.ts';

const sources = globSync('{contract,domain,lambdas,rows,web}/**/*.{ts,tsx}').map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

/** What is about one master's content, or one more thing that is made of it. */
const beside = new Set([
  // An onboarding's order is judged by the code of a department.
  'lambdas/tenants/onboarding-order.ts',
  // Rows to begin with.
  'web/masters/sample-file.ts',
  'web/masters/save-csv.ts',
  // Why a 等級 cannot be chosen.
  'domain/grades/grade-faults.ts',
  // By which names it is called on other screens.
  'lambdas/approvals/label-names.ts',
  // Numbers are looked up by whoever may read partners.
  'contract/masters/register.ts',
]);

const nameOf = (noun: string): string =>
  new RegExp(`\\b${noun}: (\\w+),`).exec(readFileSync('domain/settings/every-master.ts', 'utf8'))?.[1] ?? '';

/** Another master that refers to this one names it in its own definition. */
const isOtherMaster = (text: string, name: string): boolean =>
  text.includes('= master({') && !new RegExp(`export const ${name}\\b`).test(text);

describe('what a master touches (docs/decisions/0211)', () => {
  test.each(Object.keys(everyMaster))('%s: seven files of code at most, and the glossary', (noun) => {
    const name = nameOf(noun);
    const naming = new RegExp(`\\b${name}\\b|'${noun}\\.(?:read|keep)'|\\b${noun}: index<`);
    const files = sources
      .filter(({ path, text }) => naming.test(text) && !beside.has(path) && !isOtherMaster(text, name))
      .map(({ path }) => path);
    expect(files.slice(7)).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(6);
  });
});
