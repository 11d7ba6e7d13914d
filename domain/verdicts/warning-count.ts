import type { ClaimVerdict } from './verdict.ts';

/** How many findings warn, of the claim as a whole and of its lines. */
export const warningCount = ({ lines, findings }: Pick<ClaimVerdict, 'lines' | 'findings'>): number =>
  [...findings, ...lines.flatMap((line) => line.findings)].filter(({ severity }) => severity === 'warn')
    .length;
