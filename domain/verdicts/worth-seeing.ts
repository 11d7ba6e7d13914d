import type { Finding } from './finding.ts';
import type { ClaimVerdict } from './verdict.ts';

type Found = Pick<ClaimVerdict, 'findings'> & {
  readonly lines: readonly Pick<ClaimVerdict['lines'][number], 'findings'>[];
};

/** How many findings of a verdict block or warn, of its lines and of the claim as a whole. */
export const countFindings = ({
  lines,
  findings,
}: Found): { readonly block: number; readonly warn: number } => {
  const all: readonly Finding[] = [...lines.flatMap((line) => line.findings), ...findings];
  const those = (severity: Finding['severity']) =>
    all.filter((finding) => finding.severity === severity).length;
  return { block: those('block'), warn: those('warn') };
};

/** Whether somebody has to look at the claim itself before he approves it. */
export const mustBeOpened = (verdict: Found): boolean => {
  const { block, warn } = countFindings(verdict);
  return block + warn > 0;
};
