import { parseDate } from '#domain/calendar/parse-date.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { hasVisibleSign, isBroken, isUsableLine, lineOf } from '#domain/text/typed-text.ts';
import { isUsableDay, outsideOfYears } from '#domain/calendar/usable-days.ts';
import { codePattern, type Field, type IdField } from './field.ts';

type Read = Result<string, string>;

const textOf = (typed: string, maxLength: number): Read => {
  const text = lineOf(typed);
  if (isBroken(text)) return refuse('文字化けした文字（�）が含まれています。元の文字に直してください');
  if (!isUsableLine(text)) return refuse('改行や制御文字は使えません');
  return Array.from(text).length > maxLength
    ? refuse(`${maxLength}文字以内で入力してください`)
    : accept(text);
};

/** A code as it is kept: half width, without blanks around it. Letter case counts. */
export const codeOf = (typed: string): string => lineOf(typed).normalize('NFKC').trim();

const codeRead = (typed: string, maxLength: number): Read => {
  const code = codeOf(typed);
  return code.length <= maxLength && codePattern.test(code)
    ? accept(code)
    : refuse(`半角の英数字と「-」「_」で${maxLength}文字以内にしてください（先頭は英数字）`);
};

export const dateRead = (typed: string): Result<NonNullable<ReturnType<typeof parseDate>>, string> => {
  const date = parseDate(typed);
  if (date === undefined) return refuse('日付として読めません。2026-04-01 のように入力してください');
  return isUsableDay(date) ? accept(date) : refuse(outsideOfYears);
};

const choiceRead = (typed: string, words: Readonly<Record<string, string>>): Read => {
  const text = lineOf(typed);
  const value = Object.entries(words).find(([, word]) => word === text)?.[0];
  return value === undefined
    ? refuse(
        `${Object.values(words)
          .map((word) => `「${word}」`)
          .join('')}のいずれかにしてください`,
      )
    : accept(value);
};

/** One cell as the field keeps it; undefined for nothing where nothing is needed. The refusal is the reason in words. */
export const fieldRead = (field: Field, typed: string): Result<string | undefined, string> => {
  if (!hasVisibleSign(lineOf(typed)))
    return field.isOptional === true ? accept(undefined) : refuse('入力してください');
  switch (field.kind) {
    case 'text':
      return textOf(typed, field.maxLength);
    case 'reference':
      return codeRead(typed, field.maxLength);
    case 'choice':
      return choiceRead(typed, field.words);
  }
};

export const idRead = (id: IdField, typed: string): Read => {
  if (!hasVisibleSign(lineOf(typed))) return refuse('入力してください');
  return id.kind === 'date' ? dateRead(typed) : codeRead(typed, id.maxLength);
};

/** Whether a new entry may have this id: what reads otherwise is another id. */
export const mayName = (id: IdField, text: string): boolean => {
  const read = idRead(id, text);
  return read.ok && read.value === text;
};
