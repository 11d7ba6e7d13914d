import type { TenantId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import { indexesOf, indexKeys } from '#rows/indexes.ts';
import type { StoredRow } from '#rows/forms.ts';
import type { RowKey } from '#rows/row-key.ts';
import { registerAsOf } from '#rows/register.ts';
import { tenantPrefixOf } from '#rows/tenant-prefix.ts';

type Item = Readonly<Record<string, unknown>>;

/** Attributes that hold a partition key, of the table or of one of its indexes. */
const partitionAttributes = ['PK', ...indexesOf('TenantData').map((index) => indexKeys[index].partition)];

/** Partitions of what the State publishes, which is no company's. */
const isPublishedPartition = (pk: string): boolean => {
  const whole = registerAsOf.key({}).pk;
  return pk === whole || pk.startsWith(`${whole}#`);
};

/** The only place that writes and reads `T#<tenantId>#`: no caller can name another tenant's partition. */
export const tenantKeysOf = (tenantId: TenantId) => {
  const prefix = tenantPrefixOf(tenantId);
  const strip = (value: unknown): unknown => {
    assert(
      typeof value === 'string' && value.startsWith(prefix),
      'an item of this tenant carries its prefix',
    );
    return value.slice(prefix.length);
  };
  return {
    prefixed: (pk: string): string => prefix + pk,
    /** As the row's own table has it: what the control plane keeps of a tenant stands under his id, or among his own. */
    partitionOf: ({ table, pk }: Pick<RowKey, 'table' | 'pk'>): string => {
      if (table !== 'Control') return prefix + pk;
      // What stands under neither is of the tenant's own partitions there.
      return pk.endsWith(`#${tenantId}`) || isPublishedPartition(pk) ? pk : prefix + pk;
    },
    /** Adds the prefix to index keys among an item's attributes. */
    outgoing: (item: Item): Record<string, unknown> => {
      const copy = { ...item };
      for (const name of partitionAttributes)
        if (typeof copy[name] === 'string') copy[name] = prefix + copy[name];
      return copy;
    },
    /** Takes the prefix off again; an item without it is a defect and stops the request. */
    incoming: (item: Item): StoredRow => {
      const copy = { ...item };
      for (const name of partitionAttributes) if (name in copy) copy[name] = strip(copy[name]);
      // It came out of the table.
      // oxlint-disable-next-line no-unsafe-type-assertion
      return copy as StoredRow;
    },
  };
};

export type TenantKeys = ReturnType<typeof tenantKeysOf>;
