import type { TableName } from './tables.ts';

/** Table and key attributes of each index; `PK` and `SK` belong to every key. */
export const indexKeys = {
  GSI1: { table: 'TenantData', partition: 'G1P', sort: 'G1S' },
  GSI2: { table: 'TenantData', partition: 'G2P', sort: 'G2S' },
  /** What operators see of companies. */
  TenantList: { table: 'Control', partition: 'list', sort: 'companyCode' },
} as const satisfies Readonly<
  Record<string, { readonly table: TableName; readonly partition: string; readonly sort: string }>
>;

export type IndexName = keyof typeof indexKeys;

/** Those in which a company's own rows stand. */
export type TenantIndexName = {
  [Name in IndexName]: (typeof indexKeys)[Name]['table'] extends 'TenantData' ? Name : never;
}[IndexName];

const isIndexName = (name: string): name is IndexName => name in indexKeys;
export const indexNames: readonly IndexName[] = Object.keys(indexKeys).filter(isIndexName);

export const indexesOf = (table: string): readonly IndexName[] =>
  indexNames.filter((name) => indexKeys[name].table === table);
