import { expect, test } from 'vitest';

import { warmedFunctions, warmEnvironment } from '#lib/bundling/warm.ts';
import { stacksOf } from '#test/stages/assemblies.ts';

type Described = {
  readonly Description?: string;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
};

const functions: readonly Described[] = stacksOf('local')
  .flatMap(({ resources }) => resources)
  .filter(({ type }) => type === 'AWS::Lambda::Function')
  .map(({ properties }) => Object(properties));

test.each(warmedFunctions)('%s is warmed with every variable that its template gives it', (name) => {
  const own = functions.find(({ Description = '' }) => Description.startsWith(`STAFee ${name}:`));
  const variables = Object.keys(own?.Environment?.Variables ?? {});
  expect(variables.length).toBeGreaterThan(2);
  expect(variables.filter((variable) => !Object.hasOwn(warmEnvironment, variable))).toEqual([]);
});
