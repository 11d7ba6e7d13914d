/**
 * `node bin/deploy-order.ts [FOLDER [OUTPUTS]]`: the stacks of a synthesized assembly (cdk.out) and their Regions, in the
 * order of a deployment. The stack Deploy is left out: a person deploys it. OUTPUTS is a file with a line for each
 * deployed stack, its name and the names of its outputs; with it, stacks that read others are marked `late`.
 */
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readFileSync } from 'node:fs';

import { lateStacks, needsIn, stepsOf } from '#lib/execution/deploy-order.ts';

const [folder = 'cdk.out', outputs] = process.argv.slice(2);
const stacks = needsIn(new CloudAssembly(folder));
const regions = new Map(stacks.map(({ name, region }) => [name, region]));
const deployed = (file: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split(/\s+/))
      .map(([name = '', ...names]) => [name, names]),
  );
const late = outputs === undefined ? [] : lateStacks(stacks, deployed(outputs));
for (const name of stepsOf(stacks).flat())
  if (!name.endsWith('-Deploy'))
    process.stdout.write(`${name} ${regions.get(name) ?? ''}${late.includes(name) ? ' late' : ''}\n`);
