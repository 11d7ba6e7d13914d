import { everyLimit, type ContractLimits } from './contract-terms.ts';

/** `users=300,storageGb=100`: how the authorizer hands limits on. Undefined where nothing is bounded. */
export const limitsText = (limits: ContractLimits): string | undefined => {
  const told = everyLimit.flatMap((limit) => {
    const most = limits[limit];
    return most === undefined ? [] : [`${limit}=${most}`];
  });
  return told.length === 0 ? undefined : told.join(',');
};

const one = /^([a-zA-Z]+)=(\d{1,9})$/;

/** The same read; what a later release names beside them is passed over. */
export const limitsIn = (text: unknown): ContractLimits => {
  const told = new Map(
    (typeof text === 'string' ? text.split(',') : []).flatMap((part) => {
      const [, limit, most] = one.exec(part) ?? [];
      return limit === undefined ? [] : [[limit, Number(most)] as const];
    }),
  );
  return Object.fromEntries(
    everyLimit.flatMap((limit) => {
      const most = told.get(limit);
      return most === undefined ? [] : [[limit, most] as const];
    }),
  );
};
