import { lineOf } from './typed-text.ts';

/** Codes and numbers that people copy from elsewhere, with a label and marks around them. */
export type IdentifierKind = 'company-code' | 'login-id' | 'registration-number' | 'postal-code';

/** Hyphens, dashes and minus signs; `ー` too, since a Japanese keyboard types it for a hyphen. */
const dashes = '\\-\u2010-\u2015\u2212\u30fc';
const marks = `\\s${dashes}·・.,:;=/|#*※()\\[\\]{}<>「」『』【】〔〕〈〉《》"'“”‘’\``;

/** A number: `signs` signs of `sign` after `prefix`, with whatever marks between them. */
const numberIn = (prefix: string, digits: number): RegExp =>
  new RegExp(
    `(?<![A-Z0-9])${prefix}${prefix === '' ? '' : `[${marks}]*`}(?:\\d[${marks}]*){${digits - 1}}\\d(?![${marks}]*\\d)(?![A-Z])`,
    'gu',
  );

type Numbered = { readonly number: RegExp };
/** Words that stand before the value. Japanese ones need nothing between; a Latin one needs a mark or a blank. */
type Labelled = { readonly labels: string; readonly latinLabels: string };

const forms = {
  'company-code': {
    labels: '(?:企業|会社|法人|テナント)(?:コード|番号|id)',
    latinLabels: '(?:company|tenant)[ _-]?(?:code|id)|code',
  },
  'login-id': {
    labels: '(?:ログイン|サインイン|ユーザー?|利用者|社員)(?:id|名|番号|コード)',
    latinLabels: '(?:log-?in|sign-?in|user)[ _-]?(?:id|name)|id',
  },
  'registration-number': { number: numberIn('T', 13) },
  'postal-code': { number: numberIn('', 7) },
} as const satisfies Record<IdentifierKind, Numbered | Labelled>;

const bare = new RegExp(`[${marks}]`, 'gu');

/** The one number in a text whose other signs are no digits; otherwise the text without its marks. */
const numberOf = (typed: string, { number }: Numbered): string => {
  // № would become letters, and letters before a T make it another word.
  const text = lineOf(typed).replaceAll('№', 'No.').normalize('NFKC').toUpperCase();
  const [found, ...others] = text.match(number) ?? [];
  const isAlone = found !== undefined && others.length === 0 && !/\d/.test(text.replace(found, ''));
  return (isAlone ? found : text).replaceAll(bare, '');
};

const pairsOfBrackets =
  /^(?:\((.*)\)|\[(.*)\]|\{(.*)\}|<(.*)>|「(.*)」|『(.*)』|【(.*)】|〔(.*)〕|〈(.*)〉|《(.*)》|"(.*)"|'(.*)'|“(.*)”|‘(.*)’)$/u;
const outermost = /^[\s:;=、。・※*|>]+|[\s:;=、。・|]+$/gu;

const withoutLabel = (text: string, { labels, latinLabels }: Labelled): string => {
  const label = new RegExp(
    `^(?:[(\\[{<「『【〔〈《]\\s*(?:${labels}|${latinLabels})\\s*[)\\]}>」』】〕〉》]|(?:${labels})|(?:${latinLabels})(?=[\\s:=(\\[「【]))`,
    'u',
  );
  const behind = new RegExp(`[(\\[【]\\s*(?:${labels}|${latinLabels})\\s*[)\\]】]$`, 'u');
  return text.replace(label, '').replace(behind, '');
};

const nameOf = (typed: string, form: Labelled): string => {
  let text = lineOf(typed).normalize('NFKC').toLowerCase();
  for (let before = ''; before !== text;) {
    before = text;
    const inner =
      pairsOfBrackets
        .exec(text)
        ?.slice(1)
        .find((part) => part !== undefined) ?? text;
    text = withoutLabel(inner.replaceAll(outermost, ''), form);
  }
  return text
    .replaceAll(/\s/gu, '')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/(?<=[a-z0-9])\u30fc(?=[a-z0-9])/gu, '-');
};

/**
 * The value alone: label, brackets, blanks, invisible marks and widths do not count, whoever typed it. What holds no
 * such value comes back without its marks, so that a field still shows what was typed into it.
 */
export const identifierOf = (kind: IdentifierKind, typed: string): string => {
  const form: Numbered | Labelled = forms[kind];
  const value = 'number' in form ? numberOf(typed, form) : nameOf(typed, form);
  const kept = value === '' && !('number' in form) ? lineOf(typed).normalize('NFKC').toLowerCase() : value;
  // Brackets within brackets, a label behind a label: read again until nothing is left to drop.
  return kept === typed ? kept : identifierOf(kind, kept);
};
