import { Buffer } from 'node:buffer';
import type { AttributeValue, Item } from './attribute-value.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const itemBytesLimit = 400 * 1024;

const bytesOfText = (text: string) => Buffer.byteLength(text, 'utf8');
const bytesOfBinary = (base64: string) => Buffer.from(base64, 'base64').length;
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

/** Two significant digits a byte, one byte for the exponent, one for a minus sign. */
const bytesOfNumber = (text: string) => {
  const [mantissa = ''] = text.toLowerCase().split('e');
  const significant = mantissa.replace(/[-+.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return 1 + Math.ceil(significant.length / 2) + (text.startsWith('-') ? 1 : 0);
};

const bytesOfValue = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytesOfText(value.S);
  if (value.N !== undefined) return bytesOfNumber(value.N);
  if (value.B !== undefined) return bytesOfBinary(value.B);
  if (value.SS !== undefined) return sum(value.SS.map(bytesOfText));
  if (value.NS !== undefined) return sum(value.NS.map(bytesOfNumber));
  if (value.BS !== undefined) return sum(value.BS.map(bytesOfBinary));
  if (value.L !== undefined) return 3 + sum(value.L.map((element) => 1 + bytesOfValue(element)));
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + bytesOfItem(value.M);
  return 1;
};

/**
 * The size that DynamoDB counts against 400 KB, in bytes of UTF-8. (The engine's own count takes one byte per
 * UTF-16 unit, a third of what Japanese text needs.)
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const bytesOfItem = (item: Item): number =>
  sum(Object.entries(item).map(([attribute, value]) => bytesOfText(attribute) + bytesOfValue(value)));

/** Bytes of one key attribute: at most 2048 for a partition key, 1024 for a sort key. */
export const bytesOfKey = bytesOfValue;
