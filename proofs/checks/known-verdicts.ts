import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** CloudFormation's rules come with a package; ours are the infrastructure's code and what judges it. */
export type Judge = 'cloudformation' | 'rules' | 'stage';

/** What was judged before, and by the same judges: a verdict on the same text need not be found again. */
export type KnownVerdicts = {
  readonly of: <Verdict>(judge: Judge, text: string, found: () => Verdict) => Verdict;
  readonly isKnown: (judge: Judge, text: string) => boolean;
  readonly save: () => void;
};

/** Everything is judged, and nothing is written down. */
export const nothingKnown: KnownVerdicts = {
  of: (_judge, _text, found) => found(),
  isKnown: () => false,
  save: () => undefined,
};

const hashOf = (...texts: readonly string[]): string =>
  texts.reduce((hash, text) => hash.update(text).update('\0'), createHash('sha256')).digest('hex');

/** Another judge, another verdict: every package by the lock file, and for our own rules their code. */
const judgesIn = (root: string): ((judge: Judge) => string) => {
  const packages = hashOf(readFileSync(join(root, 'package-lock.json'), 'utf8'), process.version);
  const code = hashOf(
    packages,
    ...globSync('{lib,proofs,local/aws/policies,local/aws/template}/**/*.{ts,json}', { cwd: root })
      .toSorted()
      .flatMap((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
  return (judge) => (judge === 'cloudformation' ? packages : code);
};

const readVerdicts = (file: string): ReadonlyMap<string, unknown> => {
  if (!existsSync(file)) return new Map();
  try {
    const written: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(Object.entries(written));
  } catch {
    // Half a file: everything is judged again.
    return new Map();
  }
};

/** More than five stages have; the oldest go first. */
const mostKept = 1_000;

/** Verdicts of earlier runs, kept in a file found again where the code that judges, or a package, is another. */
export const knownVerdicts = (root: string, file: string): KnownVerdicts => {
  const codeOf = judgesIn(root);
  const keyOf = (judge: Judge, text: string): string => hashOf(codeOf(judge), judge, text);
  const before = readVerdicts(file);
  const used = new Map<string, unknown>();
  return {
    isKnown: (judge, text) => before.has(keyOf(judge, text)),
    of: <Verdict>(judge: Judge, text: string, found: () => Verdict): Verdict => {
      const key = keyOf(judge, text);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below, by the same judge's code
      const verdict = before.has(key) ? (before.get(key) as Verdict) : found();
      used.set(key, verdict);
      return verdict;
    },
    save: () => {
      const older = [...before].filter(([key]) => !used.has(key));
      const kept = [...older, ...used].slice(-mostKept);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(kept)));
      renameSync(`${file}.new`, file);
    },
  };
};
