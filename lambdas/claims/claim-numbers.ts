import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';

/** Numbers are reserved in blocks, so that a submission costs no call for its number; gaps are allowed (README 5.14). */
const blockSize = 20;

type Block = { next: number; last: number };
/** Lives as long as the tenant's table client; what is left of a block then stays unused. */
const blocks = new WeakMap<TenantTable, Promise<Block>>();

const reserveBlock = async (table: TenantTable): Promise<Block> => {
  const last = await table.addToCounter({ pk: 'SEQ', sk: 'CLAIM' }, blockSize);
  return { next: last - blockSize + 1, last };
};

/** The next 申請番号 of the tenant: `EX-000123`. */
export const takeClaimNumber = async (table: TenantTable): Promise<string> => {
  const reserved = blocks.get(table) ?? reserveBlock(table);
  blocks.set(table, reserved);
  const block = await reserved.catch((error: unknown) => {
    blocks.delete(table);
    throw error;
  });
  if (block.next > block.last) {
    blocks.delete(table);
    return takeClaimNumber(table);
  }
  const number = block.next;
  block.next += 1;
  return `EX-${String(number).padStart(6, '0')}`;
};
