import { gateTitles, verdictOn, type Finding } from './gates.ts';

const figure = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2));

const header = ['gate', 'measured', 'ratio', 'CPU', 'target', 'fail above', ''] as const;
const isNumber = [false, false, true, true, true, true, false];

const cellsOf = (finding: Finding): readonly string[] => [
  finding.gate,
  finding.what,
  figure(finding.ratio),
  figure(finding.cpuRatio),
  figure(finding.limit?.target),
  figure(finding.limit?.failAbove),
  verdictOn(finding),
];

/** One table for a terminal, a line above each gate saying what it compares. */
export const tableOf = (findings: readonly Finding[]): string => {
  const rows = [header, ...findings.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const titled = findings.flatMap((finding, index) => {
    const isFirst = findings[index - 1]?.gate !== finding.gate;
    return [...(isFirst ? ['', gateTitles[finding.gate]] : []), lineOf(cellsOf(finding))];
  });
  return `${[lineOf(header), ...titled].join('\n')}\n`;
};

export const hasFailed = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => verdictOn(finding) === 'FAILS');
