import { worstOf, type Outcome } from '#domain/controls/shown-control.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import type { Control, Promised, Proof } from '#proofs/controls/control.ts';
import type { Files } from '#proofs/controls/files-of.ts';

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
  readonly files: Files;
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

/** Whoever leaves out one test of a file may leave out the one that proves. */
const leavesOut = /^(?!\s*(\/\/|\*)).*\b(test|it|describe)\.(skip|todo|skipIf|runIf|only)\b/m;

const withoutComments = (source: string): string =>
  source.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/^\s*\/\*[\s\S]*?\*\/$/gm, '');

const behaviourFault = (file: string, title: string, source: string | undefined): string | undefined => {
  if (!runByNpmTest.test(file)) return `${file} は npm test で実行されません`;
  if (source === undefined) return `${file} がありません`;
  if (leavesOut.test(source)) return `${file} に実行されない試験 (skip・only など) があります`;
  return holdsTest(withoutComments(source), title)
    ? undefined
    : `${file} に試験「${title}」がありません: 名前を変えたなら proofs/controls/chapters も変えてください`;
};

/** A runbook says in its head who does it and how often. */
const runbookFault = (path: string, text: string | undefined): string | undefined => {
  if (text === undefined) return `${path} がありません`;
  const missing = ['担当', '間隔'].filter((line) => !new RegExp(`^- ${line}: \\S`, 'm').test(text));
  return missing.length === 0 ? undefined : `${path} に ${missing.join('・')} がありません`;
};

const faultsOf = (proof: Proof, grounds: Grounds): readonly string[] => {
  const { stacks, files } = grounds;
  switch (proof.kind) {
    case 'template':
      return proof.assertion.faultsIn(stacks).map((fault) => `${proof.assertion.says}: ${fault}`);
    case 'behaviour':
      return [behaviourFault(proof.file, proof.title, files.read(proof.file)) ?? []].flat();
    case 'runbook': {
      const path = runbookPathOf(proof.slug);
      return [
        ...[runbookFault(path, files.read(path)) ?? []].flat(),
        ...Object.values(proof.kept ?? {}).flatMap((kept) => faultsOf(kept, grounds)),
      ];
    }
  }
};

const isLeftToPeople = (proof: Proof): boolean => proof.kind === 'runbook' && proof.kept === undefined;

/** What is planned may still lack its files; what is promised today may not. */
const judgePromise = (promised: Promised, grounds: Grounds): JudgedPromise => {
  const { has } = grounds.files;
  const isPlanned = promised.planned !== undefined;
  const faults = [
    ...promised.proofs.flatMap((proof) => faultsOf(proof, grounds)),
    ...(isPlanned
      ? []
      : promised.mechanism.filter((path) => !has(path)).map((path) => `${path} がありません`)),
    ...(promised.proofs.length === 0 && !isPlanned ? ['証明がありません'] : []),
  ];
  const judged = { ...promised, mechanism: promised.mechanism.filter(has), faults };
  if (faults.length > 0) return { ...judged, outcome: 'broken' };
  if (isPlanned) return { ...judged, outcome: 'planned' };
  return { ...judged, outcome: promised.proofs.some(isLeftToPeople) ? 'procedural' : 'proved' };
};

export const judgeControls = (controls: readonly Control[], grounds: Grounds): readonly JudgedControl[] =>
  controls.map(({ id, title, promises }) => {
    const judged = promises.map((promised) => judgePromise(promised, grounds));
    return { id, title, promises: judged, outcome: worstOf(judged.map(({ outcome }) => outcome)) };
  });
