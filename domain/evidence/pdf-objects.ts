/** Of PDF's objects (ISO 32000-1, 7.3) what a trailer and an encryption dictionary are made of. */
export type PdfValue =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  /** One character for each byte. */
  | { readonly kind: 'text'; readonly bytes: string }
  | { readonly kind: 'reference'; readonly object: string }
  | { readonly kind: 'list'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> };

type Read = { readonly value: PdfValue; readonly end: number } | undefined;

const deepest = 20;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const blank = /(?:[\0\t\n\f\r ]|%[^\n\r]*)*/y;

/** The next place that is no blank and no comment. */
const past = (text: string, at: number): number => {
  blank.lastIndex = at;
  return at + (blank.exec(text)?.[0].length ?? 0);
};

const literalText = (text: string, start: number): Read => {
  let bytes = '';
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text.charAt(at + 1);
      if (octal !== undefined) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 255);
      else if (next !== '\n' && next !== '\r') bytes += escapes[next] ?? next;
      else if (next === '\r' && text.charAt(at + 2) === '\n') at += 1;
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) return { value: { kind: 'text', bytes }, end: at + 1 };
    if (at > start) bytes += sign;
  }
  return undefined;
};

const hexText = (text: string, start: number): Read => {
  const end = text.indexOf('>', start);
  if (end < 0) return undefined;
  const digits = text.slice(start + 1, end).replace(/[^0-9A-Fa-f]/g, '');
  const bytes = (digits.match(/..?/g) ?? []).map((pair) =>
    String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16)),
  );
  return { value: { kind: 'text', bytes: bytes.join('') }, end: end + 1 };
};

const readList = (text: string, start: number, depth: number): Read => {
  const items: PdfValue[] = [];
  let at = past(text, start + 1);
  while (text.charAt(at) !== ']') {
    const item = readPdfValue(text, at, depth + 1);
    if (item === undefined) return undefined;
    items.push(item.value);
    at = past(text, item.end);
  }
  return { value: { kind: 'list', items }, end: at + 1 };
};

const readDictionary = (text: string, start: number, depth: number): Read => {
  const entries = new Map<string, PdfValue>();
  let at = past(text, start + 2);
  while (!text.startsWith('>>', at)) {
    const key = readPdfValue(text, at, depth + 1);
    if (key?.value.kind !== 'name') return undefined;
    const value = readPdfValue(text, past(text, key.end), depth + 1);
    if (value === undefined) return undefined;
    entries.set(key.value.name, value.value);
    at = past(text, value.end);
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 };
};

const reference = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![0-9A-Za-z])/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const word = /[A-Za-z]+/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const readSimple = (text: string, at: number): Read => {
  const referred = matchAt(reference, text, at);
  if (referred !== null)
    return { value: { kind: 'reference', object: referred[1] ?? '' }, end: at + referred[0].length };
  const figure = matchAt(number, text, at)?.[0];
  if (figure !== undefined)
    return { value: { kind: 'number', value: Number(figure) }, end: at + figure.length };
  const named = matchAt(name, text, at)?.[0];
  if (named !== undefined) return { value: { kind: 'name', name: named.slice(1) }, end: at + named.length };
  const spoken = matchAt(word, text, at)?.[0];
  return spoken === undefined
    ? undefined
    : { value: { kind: 'word', word: spoken }, end: at + spoken.length };
};

/** The value that begins at `at`, or undefined where none does. */
export const readPdfValue = (text: string, from: number, depth = 0): Read => {
  if (depth > deepest) return undefined;
  const at = past(text, from);
  if (text.startsWith('<<', at)) return readDictionary(text, at, depth);
  switch (text.charAt(at)) {
    case '(':
      return literalText(text, at);
    case '<':
      return hexText(text, at);
    case '[':
      return readList(text, at, depth);
    default:
      return readSimple(text, at);
  }
};
