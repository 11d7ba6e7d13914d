import type { Label } from './label.ts';

export type NamedLabel = Pick<Label, 'id' | 'name'>;

/** 情報のラベル as people know it; one that the company keeps no more by its code. */
export const labelCalled =
  (labels: readonly NamedLabel[]) =>
  (code: string): string =>
    labels.find(({ id }) => id === code)?.name ?? code;
