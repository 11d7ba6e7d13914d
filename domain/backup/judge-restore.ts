/** What was found in a restored table. */
export type RestoredTable = {
  /** `PK:HASH`, `SK:RANGE`, in the table's order. */
  readonly keySchema: readonly string[];
  /** Items counted, no further than the floor. */
  readonly items: number;
  /** Whether the canary tenant's sealed rows opened. @default the table holds nothing sealed */
  readonly opensCanary?: boolean;
};

export type RestoreVerdict = { readonly isValid: boolean; readonly message: string };

const expectedSchema = 'PK:HASH,SK:RANGE';

/** A restore counts when its table has our keys, its items, and rows that our keys still open. */
export const judgeRestore = (found: RestoredTable, itemsFloor: number): RestoreVerdict => {
  const faults = [
    ...(found.keySchema.join() === expectedSchema ? [] : [`the keys are ${found.keySchema.join()}`]),
    ...(found.items >= itemsFloor ? [] : [`${found.items} items where ${itemsFloor} are the least`]),
    ...(found.opensCanary === false ? ["the canary tenant's rows do not open"] : []),
  ];
  return faults.length === 0
    ? { isValid: true, message: `keys, ${itemsFloor} items and sealed rows are there` }
    : { isValid: false, message: faults.join('; ') };
};
