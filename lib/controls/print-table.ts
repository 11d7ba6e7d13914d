import type { JudgedControl, Outcome } from '#lib/controls/judge-controls.ts';
import { countOf, outcomeWords } from '#lib/controls/write-report.ts';

/** Columns that a terminal gives to a text: two for a Japanese character. */
const columnsOf = (text: string): number => text.length + (text.match(/[^ -~]/g)?.length ?? 0);

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(1, columns - columnsOf(text)));

const lines = ({ id, title, outcome, promises }: JudgedControl): readonly string[] => [
  `${padded(outcomeWords[outcome], 10)}${padded(id, 12)}${title}`,
  ...promises.flatMap(({ sentence, faults, planned, outcome: own }) => {
    if (own === 'broken')
      return [`            × ${sentence}`, ...faults.map((fault) => `              ${fault}`)];
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
    (['proved', 'planned', 'broken'] as const)
      .map((outcome) => `${outcomeWords[outcome]} ${countOf(judged, outcome)}`)
      .join(' / '),
    '',
  ].join('\n');

/** Whether the command fails: on a broken row, and where it is strict on a planned one too. */
export const isRefused = (judged: readonly JudgedControl[], isStrict: boolean): boolean => {
  const refused: readonly Outcome[] = isStrict ? ['broken', 'planned'] : ['broken'];
  return judged.some(({ outcome }) => refused.includes(outcome));
};
