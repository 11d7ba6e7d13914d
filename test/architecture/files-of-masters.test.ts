import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingPartNames } from '#contract/settings/parts.ts';
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
  // What support sees of a company's masters, where it is let.
  'web/operator/support/masters-seen.tsx',
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

/** What is about one part's content, or one more thing that is made of it. */
const besideParts = new Set([
  'lambdas/settings/closing-beside.ts',
  'lambdas/settings/parts/accounting-changes.ts',
  'lambdas/settings/people-rules-store.ts',
  'lambdas/settings/tenant-masters.ts',
  'rows/all.ts',
  'rows/control.ts',
  'rows/told-deeds.ts',
  'web/settings/set-up/set-up-words.ts',
  'web/settings/setting-part.ts',
]);

describe('what a part of the settings touches (docs/decisions/0211)', () => {
  const ofSettings = sources.filter(
    ({ path }) =>
      /^(?:contract\/settings|rows|lambdas\/(?:settings|tasks)|web\/settings)\//.test(path) &&
      !besideParts.has(path),
  );

  test.each(settingPartNames)('%s: eight files of code at most', (part) => {
    const inOneWord = part.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const naming = new RegExp(
      `'${part}'|settings/(?:parts/)?${part}\\.ts'|\\bsettings\\.${inOneWord}\\b|^ {2}'?(?:${part}|${inOneWord})'?[,:]`,
      'm',
    );
    const files = ofSettings
      .filter(({ path, text }) => naming.test(text) || path.endsWith(`settings/${part}.ts`))
      .map(({ path }) => path);
    expect(files.slice(8)).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(5);
  });
});
