import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { identifierOf } from '#domain/text/identifiers.ts';
import { hasVisibleSign, isBroken, isUsableLine, lineOf } from '#domain/text/typed-text.ts';
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

/** サインインID as whoever signs in may type it: its label, width and letter case do not count. */
const loginRead = (typed: string, maxLength: number): Result<string, string> => {
  const id = identifierOf('login-id', typed);
  if (isBroken(id)) return refuse('文字化けした文字（�）が含まれています。元の文字に直してください');
  if (id === '' || !isUsableLine(id)) return refuse('サインインIDとして使えない文字があります');
  return Array.from(id).length > maxLength ? refuse(`${maxLength}文字以内で入力してください`) : accept(id);
};

export const idRead = (id: IdField, typed: string): Result<string, string> => {
  if (!hasVisibleSign(lineOf(typed))) return refuse(id.whenEmpty ?? '入力してください');
  switch (id.kind) {
    case 'date':
      return dayRead(typed);
    case 'code':
      return codeRead(typed, id.maxLength);
    case 'login':
      return loginRead(typed, id.maxLength);
  }
};

/** Whether a new entry may have this id: what reads otherwise is another id. */
export const mayName = (id: IdField, text: string): boolean => {
  const read = idRead(id, text);
  return read.ok && read.value === text;
};
