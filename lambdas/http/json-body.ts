import { headerOf, type ApiEvent } from './api-event.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';

/** What one DynamoDB item can hold at most; a claim of 100 full lines has 80 kB. */
const maximumBytes = 400 * 1024;

/** Escapes could spell the same names, so any escaped ASCII letter counts as a suspicion too. */
const suspicion = /__proto__|constructor|\\u00/;
const poison = new Set(['__proto__', 'constructor']);

const poisonIn = (root: unknown): string | undefined => {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const found = Array.isArray(value) ? undefined : Object.keys(value).find((key) => poison.has(key));
    if (found !== undefined) return found;
    for (const member of Object.values(value)) waiting.push(member);
  }
  return undefined;
};

/** A character takes three bytes at most, so that only a long text needs to be counted. */
const isTooLarge = (text: string): boolean =>
  text.length * 3 > maximumBytes && Buffer.byteLength(text) > maximumBytes;

/** The deepest shape has eight levels. */
const deepestLevel = 32;

/** A quote after an odd number of backslashes is part of its text. */
const isEscaped = (text: string, at: number): boolean => {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
};

/** Where the text that begins at this quote ends; the end of all where it does not. */
const endOfText = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
};

/** Counted before anything recursive meets it; brackets in texts do not count. */
const isTooDeep = (text: string): boolean => {
  let level = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfText(text, at);
    else if (sign === '[' || sign === '{') level += 1;
    else if (sign === ']' || sign === '}') level -= 1;
    if (level > deepestLevel) return true;
  }
  return false;
};

type Parsed = { readonly value: unknown } | { readonly refusal: Refusal };

const malformed = (field: FieldError): Parsed => ({ refusal: { kind: 'input-malformed', fields: [field] } });

/**
 * Plain `JSON.parse` and, only for a text that looks like it, a search for names that would reach an object's
 * prototype: a reviver costs more than all the rest of a request.
 */
export const parseJson = (text: string): Parsed => {
  if (isTooLarge(text)) return { refusal: { kind: 'body-too-large' } };
  if (isTooDeep(text)) return malformed({ path: '', message: '入れ子が深すぎます。' });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return malformed({ path: '', message: 'JSON として読み取れません。' });
  }
  const name = suspicion.test(text) ? poisonIn(value) : undefined;
  if (name === undefined) return { value };
  return malformed({ path: name, message: `項目「${name}」は受け付けていません。` });
};

/** JSON is UTF-8 by its standard; a type that names another encoding is another type. */
const isJsonType = (contentType = ''): boolean =>
  /^application\/json\s*(?:;|$)/i.test(contentType) &&
  /^utf-?8$/i.test(/charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1] ?? 'utf-8');

const strictly = new TextDecoder('utf-8', { fatal: true });

/**
 * The body as text; undefined when it is no UTF-8. The gateway replaces bytes that it cannot read by U+FFFD before it
 * calls us (docs/decisions/0060): a raw U+FFFD is taken for such a loss, since nothing else tells of it.
 */
const textOf = ({ body, isBase64Encoded }: ApiEvent): string | undefined => {
  if (body === null) return '';
  if (!isBase64Encoded) return body.includes('\ufffd') ? undefined : body.replace(/^\ufeff/, '');
  try {
    const text = strictly.decode(Buffer.from(body, 'base64'));
    return text.includes('\ufffd') ? undefined : text;
  } catch {
    return undefined;
  }
};

/** The parsed body of a request that has one to read; `value` is undefined when nothing was sent. */
export const bodyOf = (event: ApiEvent): Parsed => {
  if (event.body === null || event.body === '') return { value: undefined };
  if (!isJsonType(headerOf(event, 'content-type'))) return { refusal: { kind: 'content-type-unsupported' } };
  const text = textOf(event);
  if (text === undefined) return { refusal: { kind: 'encoding-unsupported' } };
  return text === '' ? { value: undefined } : parseJson(text);
};
