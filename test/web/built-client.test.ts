import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyRefusal } from '#contract/refusals/every-refusal.ts';
import {
  type BuiltFile,
  buildClient,
  buildConsole,
  fileWith,
  inCircles,
  sumOf,
  withNeeds,
} from './built-client.ts';

const frame = 'web/app/app.tsx';
const nounOf = (source: string): string | undefined => {
  const folder = /^web\/(\w+)\//.exec(source)?.[1];
  return folder === undefined || ['api', 'app', 'operator', 'ui'].includes(folder) ? undefined : folder;
};
const nounsIn = ({ sources }: BuiltFile): readonly string[] => [
  ...new Set(sources.map(nounOf).filter((noun) => noun !== undefined)),
];
const entryOf = (files: readonly BuiltFile[]) =>
  withNeeds(
    files,
    files.filter(({ isEntry }) => isEntry),
  );

/** Nouns that travel before anybody has opened a page of theirs. */
const nounsAtOnce = (files: readonly BuiltFile[]): readonly string[] => [
  ...new Set([...entryOf(files), ...withNeeds(files, [fileWith(files, frame)])].flatMap(nounsIn)),
];
/** Whatever `source` draws, with the frame around it. */
const shownBy = (files: readonly BuiltFile[], source: string) =>
  withNeeds(files, [...entryOf(files), fileWith(files, frame), fileWith(files, source)]);

describe('the built client', () => {
  let files: readonly BuiltFile[] = [];
  beforeAll(async () => {
    files = await buildClient();
  });

  test('has an entry of at most 260 kB of JavaScript, and no larger file', () => {
    expect(entryOf(files).length).toBeGreaterThan(0);
    expect(sumOf(entryOf(files), ({ bytes }) => bytes)).toBeLessThanOrEqual(260_000);
    expect(
      files.filter(({ bytes }) => bytes > 260_000).map(({ name, bytes }) => `${name}: ${bytes}`),
    ).toEqual([]);
  });

  test('carries no sentence of a refusal: each comes with its answer', () => {
    // The manual quotes some.
    const drawing = files.filter((file) => !nounsIn(file).includes('manual'));
    const code = drawing.map((file) => file.code).join('\n');
    const said = [...everyRefusal.values()].flatMap(({ detail }) => detail.split(/\{\w+\}/).slice(0, 1));
    expect(said.length).toBeGreaterThan(100);
    // What the client says itself, before or without an answer, it says in the same words.
    const own = readFileSync('web/messages.ja.ts', 'utf8');
    expect(said.filter((one) => one.length > 20 && code.includes(one) && !own.includes(one))).toEqual([]);
  });

  test('holds each noun in one file of its own, which waits for its first page', () => {
    const nouns = new Set(
      globSync('web/*/**/*.{ts,tsx}')
        .map(nounOf)
        .filter((noun) => noun !== undefined),
    );
    expect(nouns.size).toBeGreaterThan(5);
    const held = [...nouns].map((noun) => files.map(nounsIn).filter((inOne) => inOne.includes(noun)));
    // The editor of claims alone is a file beside its noun's.
    expect(held).toEqual([...nouns].map((noun) => (noun === 'claims' ? [[noun], [noun]] : [[noun]])));
    const list = withNeeds(files, [fileWith(files, 'web/claims/claims.page.tsx')]);
    expect(list).not.toContain(fileWith(files, 'web/claims/claim-editor.page.tsx'));
    expect(nounsAtOnce(files)).toEqual([]);
  });

  test('has no file that needs itself by way of others: it would run before what it needs', () => {
    expect(inCircles(files)).toEqual([]);
  });

  test('… nor does the operators’ console', async () => {
    const ofConsole = await buildConsole();
    expect(ofConsole.length).toBeGreaterThan(10);
    expect(inCircles(ofConsole)).toEqual([]);
  });

  test('leaves no source of ours to the bundler to put somewhere', () => {
    const alone = files.filter(({ sources }) => sources.length === 1).flatMap(({ sources }) => sources);
    expect(alone.filter((source) => /^(web|domain|contract\/(shapes|refusals))\//.test(source))).toEqual([
      'web/app/sign-in-again.view.tsx',
    ]);
  });

  test.each([
    // The frame names each page of the product: some 25 bytes come with a screen.
    ['web/auth/sign-in.page.tsx', 202_000],
    ['web/users/my.page.tsx', 245_000],
    ['web/journals/journals.page.tsx', 241_000],
    ['web/exports/exports.page.tsx', 243_000],
    ['web/claims/claims.page.tsx', 330_000],
    ['web/claims/claim-editor.page.tsx', 350_000],
    ['web/approvals/inbox.page.tsx', 345_000],
    ['web/home/home.page.tsx', 337_000],
  ])('carries %s in at most %i compressed bytes, frame and controls included', (source, most) => {
    expect(sumOf(shownBy(files, source), ({ compressedBytes }) => compressedBytes)).toBeLessThanOrEqual(most);
  });

  test('tells when a noun is carried to everybody', async () => {
    const planted = await buildClient([
      {
        name: 'planted',
        enforce: 'pre',
        transform: (code, id) =>
          id.endsWith(frame) ? `import '#web/exports/exports.page.tsx';\n${code}` : undefined,
      },
    ]);
    expect(nounsAtOnce(planted)).toContain('exports');
  });
});
