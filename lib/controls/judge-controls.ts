import type { SynthesizedStack } from '#lib/checks/synthesized.ts';
import type { Control, Promised, Proof } from '#lib/controls/control.ts';

export type Outcome = 'proved' | 'planned' | 'broken';

export type JudgedPromise = Promised & { readonly outcome: Outcome; readonly faults: readonly string[] };

export type JudgedControl = {
  readonly id: string;
  readonly title: string;
  readonly promises: readonly JudgedPromise[];
  readonly outcome: Outcome;
};

export type Grounds = {
  /** Every stack of every stage that is deployed. */
  readonly stacks: readonly SynthesizedStack[];
  /** The text of a file of the repository, or `undefined`. */
  readonly read: (path: string) => string | undefined;
};

export const runbookPathOf = (slug: string): string => `docs/runbooks/${slug}.md`;

const runByNpmTest = /^test\/.+\.test\.tsx?$/;

/** A title in any of the quotes that the formatter leaves, as the first argument of a test. */
const holdsTest = (source: string, title: string): boolean =>
  ["'", '"', '`'].some((quote) => {
    const start = source.indexOf(`(${quote}${title}${quote}`);
    const spread = source.indexOf(`\n    ${quote}${title}${quote},`);
    return start >= 0 || spread >= 0;
  });

const behaviourFault = (file: string, title: string, source: string | undefined): string | undefined => {
  if (!runByNpmTest.test(file)) return `${file} は npm test で実行されません`;
  if (source === undefined) return `${file} がありません`;
  return holdsTest(source, title) ? undefined : `${file} に「${title}」がありません`;
};

/** A runbook says in its head who does it and how often. */
const runbookFault = (path: string, text: string | undefined): string | undefined => {
  if (text === undefined) return `${path} がありません`;
  const missing = ['担当', '間隔'].filter((line) => !new RegExp(`^- ${line}: \\S`, 'm').test(text));
  return missing.length === 0 ? undefined : `${path} に ${missing.join('・')} がありません`;
};

const faultsOf = (proof: Proof, { stacks, read }: Grounds): readonly string[] => {
  switch (proof.kind) {
    case 'template':
      return proof.assertion.faultsIn(stacks).map((fault) => `${proof.assertion.says}: ${fault}`);
    case 'behaviour':
      return [behaviourFault(proof.file, proof.title, read(proof.file)) ?? []].flat();
    case 'runbook': {
      const path = runbookPathOf(proof.slug);
      return [runbookFault(path, read(path)) ?? []].flat();
    }
  }
};

const judgePromise = (promised: Promised, grounds: Grounds): JudgedPromise => {
  const faults = [
    ...promised.proofs.flatMap((proof) => faultsOf(proof, grounds)),
    ...(promised.proofs.length === 0 && promised.planned === undefined ? ['証明がありません'] : []),
  ];
  if (faults.length > 0) return { ...promised, faults, outcome: 'broken' };
  return { ...promised, faults, outcome: promised.planned === undefined ? 'proved' : 'planned' };
};

/** An item is as good as the worst of its sentences. */
const worstOf = (outcomes: readonly Outcome[]): Outcome =>
  (['broken', 'planned'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'proved';

export const judgeControls = (controls: readonly Control[], grounds: Grounds): readonly JudgedControl[] =>
  controls.map(({ id, title, promises }) => {
    const judged = promises.map((promised) => judgePromise(promised, grounds));
    return { id, title, promises: judged, outcome: worstOf(judged.map(({ outcome }) => outcome)) };
  });
