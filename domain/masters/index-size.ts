import type { Fields, IdField } from './field.ts';
import { kindOf } from './fields/every-kind.ts';
import { mostIndexBytes } from './row-room.ts';

/** Packed, 20 signs drawn at random for each name are less than this part of what they are plain. */
const packedPart = 0.4;

/** A code as people choose them. */
const usualCode = 10;

type Sized = {
  readonly id: IdField;
  readonly fields: Fields;
  readonly isDated: boolean;
  readonly mostEntries: number;
};

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Of the row of all entries, each with one state of the usual size. */
export const usualIndexBytes = ({ id, fields, isDated, mostEntries }: Sized): number => {
  const state = Object.entries(fields).map(([name, field]) => [name, kindOf(field).usual(field)]);
  const one = {
    id: 'x'.repeat(id.kind === 'date' ? usualCode : Math.min(usualCode, id.maxLength)),
    ...Object.fromEntries(state),
    ...(isDated ? { validFrom: '2026-04-01' } : {}),
  };
  return (bytesOf(one) + 1) * mostEntries;
};

/** So many entries of a master may have a row of all of them: packed, where they are many. */
export const fitsOneRow = (sized: Sized): boolean => usualIndexBytes(sized) * packedPart <= mostIndexBytes;
