import { join } from 'node:path';

import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { withConstantsApart } from '#lib/bundling/apart-constants.ts';
import { endpointText } from '#lib/bundling/endpoint-text.ts';
import { keptSplits } from '#lib/bundling/kept-splits.ts';
import type { SplitBundle } from '#lib/bundling/split-bundle.ts';
import type { LambdaName } from '#lib/functions.ts';

const root = join(import.meta.dirname, '../../..');
const everyContract = [...tenantContracts, ...operatorContracts];
const ofFile = (file: string): readonly ListedContract[] =>
  everyContract.filter((listed) => listed.file === file);

type May = (listed: ListedContract) => boolean;
const nobody: May = () => false;
const whoWrites: May = ({ contract: { method } }) => method !== 'GET';
const whoeverJudges: May = (listed) => whoWrites(listed) || listed.operation === 'showCorrectionForm';
/** Three endpoints, of which two ask it. */
const whoServesOperators: May = ({ contract }) => contract.function === 'operator-auth';
const whoeverTakesLines: May = ({ operation }) =>
  ['createClaim', 'saveClaim', 'copyClaim'].includes(operation);

/** What is much, and whose first answer may wait for it; whoever needs it now and then loads it on use. */
const much: readonly (readonly [what: string, source: RegExp, may: May])[] = [
  ['what judges lines', /^domain\/verdicts\/judge-claim\.ts$/, whoeverJudges],
  ['what writes an act', /^lambdas\/claims\/commit-act\.ts$/, whoWrites],
  ['the shape of a typed claim', /^contract\/shapes\/claim-content\.ts$/, whoeverTakesLines],
  ['the sentences of refusals', /^lambdas\/http\/problem\.ts$/, nobody],
  ['the directory of passwords', /@aws-sdk\/client-cognito/, whoServesOperators],
  ['a client for what few ask', /@aws-sdk\/client-(?!dynamodb|sts|cognito)/, nobody],
];

describe('on the way to the first answer', () => {
  let split: (name: LambdaName) => SplitBundle;
  beforeAll(async () => {
    split = await keptSplits(root);
  });

  test.each(['auth', 'tenant-app', 'tenant-admin', 'tenant-documents', 'operator-auth', 'operator'] as const)(
    'C4: %s loads nothing for an endpoint that it has no use for',
    (name: LambdaName) => {
      const { start, onUse } = split(name);
      expect(Object.keys(onUse).length).toBeGreaterThan(0);
      const found = Object.entries(onUse).flatMap(([file, way]) =>
        much
          .filter(([, , may]) => !ofFile(file).some(may))
          .filter(([, source]) => [...start.sources, ...way.sources].some((path) => source.test(path)))
          .map(([what]) => `${file} loads ${what}`),
      );
      expect(found).toEqual([]);
    },
  );

  test('C4: every endpoint brings of the contract only what it does itself', async () => {
    const files = [...new Set(everyContract.map(({ file }) => file))];
    const said = await Promise.all(
      files.map(async (file) => {
        const text = await endpointText(file, root);
        const keys = [...text.matchAll(/\b(get|post|put|del)\(\s*"(\/[^"]+)"/g)].map(
          ([, method = '', path]) => `${method.replace('del', 'delete').toUpperCase()} ${path}`,
        );
        return { own: ofFile(file).map(({ key }) => key), keys };
      }),
    );
    // Those of masters and of a few settings are made by a function, and none is written out.
    expect(said.flatMap(({ keys }) => keys).length).toBeGreaterThan(everyContract.length / 2);
    expect(said.filter(({ own, keys }) => keys.some((key) => !own.includes(key)))).toEqual([]);
  });
});

describe('a constant that nobody names', () => {
  const source =
    "import { make } from 'm';\nexport const a: number = make({ ...make().b });\nexport const c = make();";
  const bundled = async (contents: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: "export { c } from 'noun';", resolveDir: root },
      bundle: true,
      write: false,
      format: 'esm',
      minifySyntax: true,
      plugins: [
        {
          name: 'noun',
          setup: (inner) => {
            inner.onResolve({ filter: /^noun$/ }, ({ path }) => ({ path, namespace: 'noun' }));
            inner.onResolve({ filter: /^m$/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
            inner.onLoad({ filter: /.*/, namespace: 'noun' }, () => ({ contents, loader: 'ts' }));
          },
        },
      ],
    });
    return outputFiles[0]?.text ?? '';
  };
  const made = (text: string): number => text.split('make(').length - 1;

  test('is dropped, whatever it is made of', async () => {
    expect(made(await bundled(await withConstantsApart('noun.ts', source)))).toBe(1);
  });
  test('would stay without', async () => {
    expect(made(await bundled(source))).toBe(3);
  });
});
