import type { Labelled } from './borne-label.ts';

/** What a claim bears, as its history says it. */
export const sayLabels = (claim: Labelled): string => {
  const names = claim.labels?.map(({ name }) => name) ?? [];
  const files = claim.evidenceLabels?.length ?? 0;
  const words = [...names, ...(files === 0 ? [] : [`証憑${files}件`])];
  return words.length === 0 ? 'なし' : words.join('・');
};
