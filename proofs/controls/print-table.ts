import { runbookPathOf } from '#proofs/controls/judge-controls.ts';
import type { JudgedControl } from '#proofs/controls/judge-controls.ts';
import { outcomes, outcomeWords } from '#domain/controls/shown-control.ts';
import { countOf } from '#proofs/controls/write-report.ts';

/** Columns that a terminal gives to a text: two for a Japanese character. */
const columnsOf = (text: string): number => text.length + (text.match(/[^ -~]/g)?.length ?? 0);

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(1, columns - columnsOf(text)));

const lines = ({ id, title, outcome, promises }: JudgedControl): readonly string[] => [
  `${padded(outcomeWords[outcome], 10)}${padded(id, 12)}${title}`,
  ...promises.flatMap(({ sentence, faults, planned, proofs, outcome: own }) => {
    if (own === 'broken')
      return [`            × ${sentence}`, ...faults.map((fault) => `              ${fault}`)];
    if (own === 'procedural')
      return [
        `            ・ ${sentence}`,
        ...proofs.flatMap((proof) =>
          proof.kind === 'runbook' ? [`              手順書: ${runbookPathOf(proof.slug)}`] : [],
        ),
      ];
    return planned === undefined
      ? []
      : [`            … ${sentence}`, `              ステップ ${planned.step}: ${planned.missing}`];
  }),
];

/** The table as `npm run controls` prints it. */
export const controlsTable = (judged: readonly JudgedControl[]): string =>
  [
    ...judged.flatMap(lines),
    '',
    outcomes.map((outcome) => `${outcomeWords[outcome]} ${countOf(judged, outcome)}`).join(' / '),
    '',
  ].join('\n');

/** Whether the command fails, strict or not. */
export const isBroken = (judged: readonly JudgedControl[]): boolean =>
  judged.some(({ outcome }) => outcome === 'broken');
