import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Here every version of a file is found and deleted, whatever its id. */
const erasing = 'lambdas/adapters/jobs/document-versions.ts';

const rememberingIds = (files: readonly (readonly [path: string, source: string])[]): readonly string[] =>
  files
    .filter(
      ([path, source]) =>
        path !== erasing && /version[-_]?id/i.test(source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')),
    )
    .map(([path]) => path);

describe('a version id of S3, which a restore makes anew', () => {
  test('is kept and asked for nowhere in the product (docs/decisions/0103)', () => {
    const paths = globSync('{domain,lambdas,web}/**/*.{ts,tsx}', { exclude: ['**/node_modules/**'] });
    expect(paths).toContain(erasing);
    expect(rememberingIds(paths.map((path) => [path, readFileSync(path, 'utf8')]))).toEqual([]);
  });

  test.each([
    'const { VersionId } = await client.send(command);',
    "query: { versionId: 'x' }",
    "headers.get('x-amz-version-id')",
  ])('is noticed: %s', (source) => {
    expect(rememberingIds([['lambdas/x.ts', source]])).toEqual(['lambdas/x.ts']);
  });
});
