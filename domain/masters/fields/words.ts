import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { hasVisibleSign, isBroken, isUsableLine, lineOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** Several words in one text, as people list them. */
type WordsField = FieldBase<'words'> & { readonly mostWords: number; readonly maxLength: number };

const separator = '、';

/** The words that were typed, each once. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[、,，;；]/)
      .map((word) => word.trim())
      .filter(hasVisibleSign),
  ),
];

/** As it is kept. */
export const textOfWords = (words: readonly string[]): string => words.join(separator);
export const wordsOf = (kept: string): readonly string[] => kept.split(separator);

const wordsRead = (typed: string, { mostWords, maxLength }: WordsField): Result<string, string> => {
  const line = lineOf(typed);
  if (isBroken(line)) return refuse('文字化けした文字（�）が含まれています。元の文字に直してください');
  if (!isUsableLine(line)) return refuse('改行や制御文字は使えません');
  const words = wordsIn(line);
  if (words.length === 0) return refuse('入力してください');
  if (words.length > mostWords) return refuse(`${mostWords}語以内で入力してください`);
  const long = words.find((word) => Array.from(word).length > maxLength);
  return long === undefined
    ? accept(textOfWords(words))
    : refuse(`1語は${maxLength}文字以内で、「${separator}」で区切って入力してください`);
};

export const words: FieldKind<WordsField, string> = {
  shape: (field) => ({
    json: 'text',
    contract: {
      maxLength: field.mostWords * (field.maxLength + 1),
      pattern: '^[^\\r\\n、,，;；]+(?:、[^\\r\\n、,，;；]+)*$',
    },
    takes: (sent) => wordsRead(sent, field),
  }),
  read: (field, typed) => wordsRead(typed, field),
  write: (_field, value) => value,
  isSeveral: true,
  usual: ({ maxLength }) => textOfWords(['語'.repeat(Math.min(6, maxLength)), '例え']),
};
