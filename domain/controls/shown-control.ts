/** How far a sentence is proved, from the best to the worst. `procedural`: people keep it, and nothing shows that they did. */
export const outcomes = ['proved', 'procedural', 'planned', 'broken'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeWords = {
  proved: '証明済み',
  procedural: '手順のみ',
  planned: '予定',
  broken: '破綻',
} as const satisfies Record<Outcome, string>;

/** An item is as good as the worst of its sentences. */
export const worstOf = (found: readonly Outcome[]): Outcome =>
  outcomes.toReversed().find((outcome) => found.includes(outcome)) ?? 'proved';

export type ShownProof =
  | { readonly kind: 'template'; readonly says: string }
  | { readonly kind: 'behaviour'; readonly file: string; readonly title: string }
  | { readonly kind: 'runbook'; readonly slug: string };

/** A sentence of the white paper with what makes it true, and what would notice if it stopped. */
export type ShownPromise = {
  readonly sentence: string;
  readonly outcome: Outcome;
  /** Files and folders of the repository. */
  readonly mechanism: readonly string[];
  readonly proofs: readonly ShownProof[];
  /** What is still missing. @default nothing */
  readonly missing?: string;
};

/** An item of the white paper, as the release was judged (docs/controls.json). */
export type ShownControl = {
  readonly id: string;
  readonly title: string;
  readonly promises: readonly ShownPromise[];
};
