import type { BorneLabel } from '#domain/labels/borne-label.ts';

/** A label that whoever fills in the form does not take off, and why. */
export type LockedLabel = Pick<BorneLabel, 'code' | 'name'> & { readonly why: string };

const byOffice = '経理が付けたラベルです。外すときは経理に依頼してください';
const byItem = '選んだ経費科目により付きます';

/** Lines as they are being filled in, and the items that they may be of. */
export type FilledIn = {
  readonly lines: readonly { readonly itemCode: string }[];
  readonly items: readonly { readonly code: string; readonly labelCode?: string }[];
};

/** What 経理 gave: the applicant does not take it off (docs/decisions/0182). */
export const lockedByOffice = (borne: readonly BorneLabel[] = []): readonly LockedLabel[] =>
  borne
    .filter(({ isOffices }) => isOffices === true)
    .map(({ code, name }) => ({ code, name, why: byOffice }));

/** What the 経費科目 of the lines bring along, whoever took it off. */
export const lockedByItems = (
  { lines, items }: FilledIn,
  labels: readonly Pick<BorneLabel, 'code' | 'name'>[],
): readonly LockedLabel[] => {
  const codes = new Set(
    lines.flatMap(({ itemCode }) =>
      items.flatMap((item) => (item.code === itemCode ? (item.labelCode ?? []) : [])),
    ),
  );
  return labels.filter(({ code }) => codes.has(code)).map(({ code, name }) => ({ code, name, why: byItem }));
};
