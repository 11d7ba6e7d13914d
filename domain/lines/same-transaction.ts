import type { ClaimLine } from './line.ts';

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

/** Supplier and day: what one purchase must have in common. Without a supplier it is the item. */
const keyOf = ({ spentOn, supplier, itemCode }: ClaimLine): string => {
  const name = folded(supplier.name);
  const number = folded(supplier.registrationNumber ?? '');
  return JSON.stringify([
    spentOn,
    number === '' ? name : number,
    name === '' && number === '' ? itemCode : '',
  ]);
};

/** Lines that may be one transaction: one supplier, one day, no refund, and nobody says that it is one of its own. */
export const mayBeOne = (lines: readonly ClaimLine[]): ReadonlyMap<string, readonly ClaimLine[]> => {
  const groups = new Map<string, ClaimLine[]>();
  for (const line of lines.filter((one) => one.refund === undefined && one.isSameTransaction !== false)) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  const several = [...groups.values()].filter((group) => group.length > 1);
  return new Map(several.flatMap((group) => group.map((line) => [line.id, group] as const)));
};

/** Those that the applicant says are one. One word suffices for the group; who says no is not in it. */
export const saidToBeOne = (
  groups: ReadonlyMap<string, readonly ClaimLine[]>,
): ReadonlyMap<string, readonly ClaimLine[]> =>
  new Map([...groups].filter(([, group]) => group.some((line) => line.isSameTransaction === true)));
