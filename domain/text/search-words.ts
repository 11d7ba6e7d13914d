import { searchKeyOf } from './typed-text.ts';

/** 異体字 and 旧字体 of names, by what people type for them. */
const variants = new Map(
  Object.entries({
    高: '髙',
    崎: '﨑嵜',
    辺: '邉邊',
    浜: '濱濵',
    斎: '齋',
    斉: '齊',
    徳: '德',
    沢: '澤',
    国: '國',
    広: '廣',
    桜: '櫻',
    真: '眞',
    槙: '槇',
    瀬: '瀨',
    柳: '栁',
    吉: '𠮷',
    桑: '桒',
    島: '嶋嶌',
    恵: '惠',
  }).flatMap(([usual, others]) => Array.from(others, (one) => [one, usual] as const)),
);

/** Forms of companies, as ㈱ and its like read (NFKC). */
const forms = {
  '(株)': '株式会社',
  '(有)': '有限会社',
  '(同)': '合同会社',
  '(資)': '合資会社',
  '(名)': '合名会社',
};

const dashes = /[\u2010-\u2015\u2212\u30fc\u2500\ufe63]/g;

/** As a text is looked for: also 異体字, forms of companies and the kinds of dashes do not count. */
const foundKeyOf = (text: string): string =>
  Object.entries(forms).reduce(
    (key, [short, long]) => key.replaceAll(short, long),
    Array.from(searchKeyOf(text), (sign) => variants.get(sign) ?? sign)
      .join('')
      .replaceAll(dashes, '-'),
  );

/** What somebody searches for: each of these stands somewhere in what is found. */
export const searchWordsOf = (text: string): readonly string[] =>
  foundKeyOf(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** A number as it is written in groups: 登録番号, telephones, accounts. */
const grouped = /^t?\d+(?:-\d+)+$/;
const inOne = (word: string): string => (grouped.test(word) ? word.replaceAll('-', '') : word);

/** Whether every word stands in one of the texts; blanks within a text do not count (田中 花子 is 田中花子). */
export const holdsWords = (words: readonly string[], texts: readonly string[]): boolean => {
  const keys = texts.map((text) => foundKeyOf(text).replaceAll(/\s/g, ''));
  return words.every((word) => keys.some((key) => key.includes(word) || inOne(key).includes(inOne(word))));
};
