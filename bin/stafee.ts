/**
 * The CDK app. `node bin/stafee.ts [--stage NAME]… [--out FOLDER]` synthesizes without the CDK CLI, an AWS account or
 * environment variables; the CLI runs the same file and chooses a stage by `-c stage=NAME`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { functionsFolder, keptSplits } from '#lib/bundling/kept-splits.ts';
import { synthesize, type SynthesisOptions } from '#lib/synthesize.ts';

import { stages } from './stages.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    stage: { ...text, multiple: true },
    out: text,
    // Leaves out the gates, for the local start; `npm run synth` has judged the same stacks.
    quick: { type: 'boolean', default: false },
    // Judges everything again, whatever `.stafee/verdicts.json` says of earlier runs.
    fresh: { type: 'boolean', default: false },
    // The page's address in stage local, when its port is not 4700.
    origin: text,
    functions: { ...text, default: functionsFolder },
    contract: { ...text, default: 'lib/openapi.json' },
    'operator-contract': { ...text, default: 'lib/operator-openapi.json' },
    web: { ...text, default: 'dist/web' },
    'operator-web': { ...text, default: 'dist/operator-web' },
  },
});

if (values.quick) process.env['CDK_VALIDATION'] = 'false';

/** The gates, with the verdicts of earlier runs unless everything is to be judged afresh. */
const judgeIn = async (root: string, isFresh: boolean): Promise<Pick<SynthesisOptions, 'judge'>> => {
  const [{ synthesizeUnderGates }, { knownVerdicts, nothingKnown }] = await Promise.all([
    import('#proofs/checks/gates.ts'),
    import('#proofs/checks/known-verdicts.ts'),
  ]);
  const known = isFresh ? nothingKnown : knownVerdicts(root, join(root, '.stafee/verdicts.json'));
  return { judge: (app, chosen) => synthesizeUnderGates(app, chosen, known) };
};

const isCdkCli = process.env['CDK_OUTDIR'] !== undefined;

try {
  const root = join(import.meta.dirname, '..');
  const { quick, fresh, ...given } = values;
  const lines = await synthesize({
    root,
    stages,
    ...given,
    ...(quick ? {} : await judgeIn(root, fresh)),
    ...(quick && values.functions === functionsFolder ? { splits: await keptSplits(root) } : {}),
    isCdkCli,
    // The CLI names an account only when it holds credentials for one, and without credentials nothing is deployed.
    holdsCredentials: process.env['CDK_DEFAULT_ACCOUNT'] !== undefined,
  });
  // The CLI and the local start have their own to say.
  if (!isCdkCli && !values.quick)
    process.stdout.write(`${[...lines, `${lines.length} stacks passed every gate.`].join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
