import { isBookId } from '#domain/duties/book-ids.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** A sentence about the templates of every stage, and what speaks against it: nothing when it holds. */
export type Assertion = {
  /** Japanese; it stands in docs/controls.md. */
  readonly says: string;
  readonly faultsIn: (stacks: readonly SynthesizedStack[]) => readonly string[];
};

/** What turns people's doing into something that a machine sees: it is written down, asked for in time, and shown. */
export type Kept = Readonly<Record<'register' | 'reminder' | 'page', Proof>>;

export type Proof =
  | { readonly kind: 'template'; readonly assertion: Assertion }
  /** A test that `npm test` runs, by the words of its title. */
  | { readonly kind: 'behaviour'; readonly file: string; readonly title: string }
  /**
   * docs/runbooks/<slug>.md: what only people can do, with an owner and an interval. Without `kept` the sentence is
   * procedural: nobody but the people can tell whether it was done.
   */
  | { readonly kind: 'runbook'; readonly slug: string; readonly kept?: Kept };

/** Steps of the roadmap that still owe something to the white paper. */
export const roadmapSteps = {
  2: 'インフラストラクチャ',
  3: 'テナント・利用者・アクセス管理',
  4: '契約終了と保存',
  5: '証憑・電子帳簿保存法',
  6: '会計連携',
  7: 'ワークフロー・マニュアル',
  8: '性能・規模・長期運用',
} as const;
export type RoadmapStep = keyof typeof roadmapSteps;

/** One sentence of the white paper. It is proved by all of its proofs, and with none of them only ever planned. */
export type Promised = {
  /** Japanese, as customers read it. */
  readonly sentence: string;
  /** Files and folders that make it true. */
  readonly mechanism: readonly string[];
  readonly proofs: readonly Proof[];
  /** What is still missing. @default nothing: the proofs decide */
  readonly planned?: { readonly step: RoadmapStep; readonly missing: string };
  /** Says more than edition 1.0 of the published paper. @default a sentence of that edition */
  readonly added?: true;
};

/** One item of the white paper, by its number in ISO/IEC 27017. */
export type Control = {
  readonly id: string;
  readonly title: string;
  readonly promises: readonly Promised[];
};

export const template = (assertion: Assertion): Proof => ({ kind: 'template', assertion });
export const behaviour = (file: string, title: string): Proof => ({ kind: 'behaviour', file, title });
/** How 台帳 shows of each book that people did in time what its runbook says (docs/decisions/0236). */
const keptByItsBook: Kept = {
  register: behaviour(
    'test/journeys/duties.journey.local.test.ts',
    'of %s is written down with its day and its keeper, done with evidence, and due again',
  ),
  reminder: behaviour(
    'test/journeys/duties.journey.local.test.ts',
    'is told by mail in the morning from the day that it is over, once a day',
  ),
  page: behaviour(
    'test/journeys/browser/controls.browser.local.test.ts',
    'each of the 40 items leads to its proofs, and is broken while its book is',
  ),
};

export const runbook = (
  slug: string,
  kept: Kept | undefined = isBookId(slug) ? keptByItsBook : undefined,
): Proof => ({ kind: 'runbook', slug, ...(kept === undefined ? {} : { kept }) });

/** The same of what is done when something happens: that it is practised by the calendar shows nothing of the event itself. */
export const runbookAtEvents = (slug: string): Proof => ({ kind: 'runbook', slug });
