import type { Item, ItemRule } from './attribute-value.ts';
import type { Table } from './dynalite.ts';
import { indexesOf } from './index-entries.ts';
import { bytesOfItem, bytesOfKey, itemBytesLimit } from './item-size.ts';
import { invalid } from './refusals.ts';

const keyBytesLimits = [2048, 1024];

const assertKeySizes = (schema: Table['KeySchema'], item: Item) => {
  for (const [position, { AttributeName }] of schema.entries()) {
    const value = item[AttributeName];
    if (value === undefined || bytesOfKey(value) <= (keyBytesLimits[position] ?? 0)) continue;
    throw invalid(
      position === 0
        ? 'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes'
        : 'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    );
  }
};

/** What the engine leaves out: the rule of whoever runs it, sizes in UTF-8, and empty or oversized keys of secondary indexes. */
export const assertWritable = (
  table: Table,
  { oldItem, newItem: item }: { readonly oldItem?: Item | undefined; readonly newItem?: Item | undefined },
  operation: string,
  whyNotStored: ItemRule,
) => {
  if (item === undefined) return;
  const reason = whyNotStored(table.TableName, item, oldItem);
  if (reason !== undefined) throw invalid(reason);
  if (bytesOfItem(item) > itemBytesLimit) {
    const what = operation === 'UpdateItem' ? 'Item size to update' : 'Item size';
    throw invalid(`${what} has exceeded the maximum allowed size`);
  }
  assertKeySizes(table.KeySchema, item);
  for (const { index } of indexesOf(table)) {
    assertKeySizes(index.KeySchema, item);
    for (const { AttributeName } of index.KeySchema) {
      const value = item[AttributeName];
      if (value?.S !== '' && value?.B !== '') continue;
      throw invalid(
        'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
          'The AttributeValue for a key attribute cannot contain an empty string value. ' +
          `IndexName: ${index.IndexName}, IndexKey: ${AttributeName}`,
      );
    }
  }
};
