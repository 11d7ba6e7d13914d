/** Key attributes of each index; `PK` and `SK` belong to every key. */
export const indexKeys = {
  GSI1: { partition: 'G1P', sort: 'G1S' },
  GSI2: { partition: 'G2P', sort: 'G2S' },
} as const;

export type IndexName = keyof typeof indexKeys;
