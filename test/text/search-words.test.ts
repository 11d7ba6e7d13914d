import { expect, test } from 'vitest';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';

const finds = (typed: string, text: string): boolean => holdsWords(searchWordsOf(typed), [text]);

test.each([
  ['高橋', '髙橋 一郎'],
  ['髙橋', '高橋一郎'],
  ['山崎', '山﨑'],
  ['渡辺', '渡邉'],
  ['渡邊', '渡辺'],
  ['吉野家', '𠮷野家'],
  ['株式会社青葉', '㈱青葉'],
  ['㈱青葉', '株式会社　青葉'],
  ['（有）港', '有限会社港'],
  ['コーヒー', 'コ−ヒー'],
  ['コ―ヒ-', 'ｺｰﾋｰ'],
  ['T7000-0120-50002', 'T7000012050002'],
  ['7000012050002', 'T7000012050002'],
  ['0312345678', '03-1234-5678'],
  ['03－1234－5678', '0312345678'],
])('%s finds %s', (typed, text) => expect(finds(typed, text)).toBe(true));

test.each([
  ['斉藤', '斎藤'],
  ['株式会社', '有限会社港'],
  ['A-1', 'A1'],
  ['1-2課', '12課'],
])('%s does not find %s', (typed, text) => expect(finds(typed, text)).toBe(false));
