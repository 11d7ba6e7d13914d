import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { hasVisibleSign, lineOf } from '#domain/text/typed-text.ts';
import type { Field, IdField } from './field.ts';
import { codeRead } from './fields/code.ts';
import { dayRead } from './fields/day.ts';
import { kindOf } from './fields/every-kind.ts';
import type { Value } from './fields/field-kind.ts';

/** One cell as the field keeps it; undefined for nothing where nothing is needed. The refusal is the reason in words. */
export const fieldRead = (field: Field, typed: string): Result<Value | undefined, string> => {
  if (!hasVisibleSign(lineOf(typed)))
    return field.isOptional === true ? accept(undefined) : refuse('入力してください');
  return kindOf(field).read(field, typed);
};

export const idRead = (id: IdField, typed: string): Result<string, string> => {
  if (!hasVisibleSign(lineOf(typed))) return refuse('入力してください');
  return id.kind === 'date' ? dayRead(typed) : codeRead(typed, id.maxLength);
};

/** Whether a new entry may have this id: what reads otherwise is another id. */
export const mayName = (id: IdField, text: string): boolean => {
  const read = idRead(id, text);
  return read.ok && read.value === text;
};
