import type { Control, Proof } from '#proofs/controls/control.ts';

/** When, of which commit and on what kind of machine something was checked. */
export type Run = {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of the checkout, with `+` for changes beside it. */
  readonly commit: string;
  /** `CI`, with the address of the run where GitHub tells it, or `laptop`. */
  readonly host: string;
};

export type TestResult = {
  /** From the root of the repository. */
  readonly file: string;
  readonly title: string;
  readonly hasPassed: boolean;
};

export type KnownRun = Run & { readonly hasPassed: boolean };

/** The last run of each test that proves something: by `file › title`, as the controls name it. */
export type ProofRecord = Readonly<Record<string, KnownRun>>;

export const proofKeyOf = (file: string, title: string): string => `${file} › ${title}`;

const behavioursIn = (proof: Proof): readonly (Proof & { readonly kind: 'behaviour' })[] => {
  if (proof.kind === 'behaviour') return [proof];
  return proof.kind === 'runbook' && proof.kept !== undefined
    ? Object.values(proof.kept).flatMap(behavioursIn)
    : [];
};

/** A title with places (`%s`, `$name`) is the title of each of its rows; and a row may be named within one. */
const isTitled = (title: string): ((run: string) => boolean) => {
  const escaped = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(escaped.replaceAll(/%[sdifjo]|\\\$\w+(?:\\\.\w+)*/g, '.*'));
  return (run) => pattern.test(run);
};

/** What a run of tests says about proofs, put over what was known before. */
export const recordedWith = (
  before: ProofRecord,
  results: readonly TestResult[],
  { controls, run }: { readonly controls: readonly Control[]; readonly run: Run },
): ProofRecord => {
  const after: Record<string, KnownRun> = { ...before };
  const behaviours = controls.flatMap(({ promises }) =>
    promises.flatMap(({ proofs }) => proofs.flatMap(behavioursIn)),
  );
  for (const { file, title } of behaviours) {
    const fits = isTitled(title);
    const own = results.filter((result) => result.file === file && fits(result.title));
    if (own.length > 0)
      after[proofKeyOf(file, title)] = { ...run, hasPassed: own.every(({ hasPassed }) => hasPassed) };
  }
  return after;
};

/** The kind of machine, by what GitHub and other CI services tell every program. */
export const hostOf = (variables: Readonly<Record<string, string | undefined>>): string => {
  if (variables['CI'] === undefined || variables['CI'] === '' || variables['CI'] === 'false') return 'laptop';
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = variables;
  return id === undefined ? 'CI' : `CI ${server}/${repository}/actions/runs/${id}`;
};
