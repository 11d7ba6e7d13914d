import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Source = readonly [path: string, text: string];

const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/g, '');

/** Names under which an item of DynamoDB goes in what we write. */
const item = String.raw`(?:[iI]tems?|OldImage|NewImage|Attributes|[rR]ow|rows|stored|found)`;

/** An attribute that is looked at past the kind of its row; keys are no content. */
const lookedAt = [
  new RegExp(String.raw`\b${item}\??\.?\[['"](?!PK['"]|SK['"])`),
  new RegExp(String.raw`\b(?:Item|Attributes|NewImage|OldImage)\??\.(?!map|flatMap|filter|length)[a-z]`),
  new RegExp(String.raw`\{[^{}]*\b(?!PK|SK)[a-z]\w*[^{}]*\} = (?:Item|Attributes|NewImage|OldImage|item)\b`),
  /JSON\.parse\(String\([^)]*(?:doc|\.z)\b/,
];

/** What a row becomes, written out instead of being made by its kind. `REMOVE nothing` changes nothing. */
const writtenOut = /['"`](?:SET|ADD|DELETE|REMOVE) (?!nothing['"`])[#:$\w]/;

/** Where DynamoDB's expressions may stand: adapters, and the stores that know the rows of a noun. */
const isStore = (path: string): boolean =>
  path.startsWith('lambdas/adapters/') || /(?:-store|-row|-record|-version|post-entries)\.ts$/.test(path);

const faultsIn = ([path, text]: Source): readonly string[] => {
  const code = withoutComments(text);
  return [
    ...(lookedAt.some((pattern) => pattern.test(code)) ? [`${path} looks at a row past its kind`] : []),
    ...(writtenOut.test(code) ? [`${path} writes a change out`] : []),
    ...(/\bexpression:|Expression:/.test(code) && path.startsWith('lambdas/') && !isStore(path)
      ? [`${path} is no store and has an expression`]
      : []),
  ];
};

describe('what a row holds', () => {
  test('is read and changed by its kind alone, and conditions stand in stores', () => {
    const paths = globSync('{lambdas,lib/operations,local}/**/*.ts', { exclude: ['local/aws/**'] });
    expect(paths.length).toBeGreaterThan(300);
    expect(paths.flatMap((path) => faultsIn([path, readFileSync(path, 'utf8')]))).toEqual([]);
  });

  test.each([
    "const wrapped: unknown = Item?.['wrapped'];",
    "if (known.status === item['status']) return;",
    "const at = row['submittedAt'];",
    'const logins = Item?.logins;',
    'const { userId, email } = Item;',
    "const { name }: User = JSON.parse(String(row['doc']));",
    "const change = { expression: 'SET doc = :doc' };",
    'const change = `SET ${name} = :value`;',
    "UpdateExpression: 'ADD asked :one SET expiresAt = :end',",
    "condition: { expression: 'attribute_exists(PK)' },",
  ])('is noticed where it is not: %s', (text) => {
    expect(faultsIn(['lambdas/claims/x.ts', text])).not.toEqual([]);
  });

  test.each([
    ['lambdas/claims/x.ts', "const { PK } = item; const key = item['SK'];"],
    ['lambdas/claims/x.ts', 'const { doc } = claimHeader.read(item);'],
    ['lambdas/claims/x-store.ts', "condition: { expression: 'attribute_exists(PK)' },"],
    ['lambdas/adapters/sign-in/x.ts', "UpdateExpression: 'REMOVE nothing',"],
    ['lambdas/claims/x.ts', "// Item['x'] is looked at nowhere"],
  ])('is not suspected in %s: %s', (path, text) => {
    expect(faultsIn([path, text])).toEqual([]);
  });
});
