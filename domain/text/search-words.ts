import { searchKeyOf } from './typed-text.ts';

/** 異体字 and 旧字体 of names, behind what people type for them. */
const variants = new Map(
  '高髙 崎﨑嵜 辺邉邊 浜濱濵 斎齋 斉齊 徳德 沢澤 国國 広廣 桜櫻 真眞 槙槇 瀬瀨 柳栁 吉𠮷 桑桒 島嶋嶌 恵惠'
    .split(' ')
    .flatMap((group) => Array.from(group, (sign): [string, string] => [sign, group.charAt(0)])),
);

/** Forms of companies, by the one sign to which ㈱ and its like come (NFKC). */
const forms = ['株式', '有限', '合同', '合資', '合名'];
const shortForm = /\([株有同資名]\)/g;
const longForm = (short: string): string =>
  `${forms.find((form) => form.includes(short.charAt(1))) ?? ''}会社`;

const dashes = /[\u2010-\u2015\u2212\u30fc\u2500\ufe63]/g;

/** As a text is looked for: also 異体字, forms of companies and the kinds of dashes do not count. */
const foundKeyOf = (text: string): string =>
  Array.from(searchKeyOf(text), (sign) => variants.get(sign) ?? sign)
    .join('')
    .replaceAll(dashes, '-')
    .replaceAll(shortForm, longForm);

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
