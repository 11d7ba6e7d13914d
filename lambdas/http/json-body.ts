import type { APIGatewayProxyResult } from 'aws-lambda';
import { headerOf, isWrite, type ApiEvent } from './api-event.ts';
import { refused } from './guards.ts';
import type { FieldError, Refusal } from './refusals.ts';

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

type Parsed = { readonly value: unknown } | { readonly refusal: Refusal };

const malformed = (field: FieldError): Parsed => ({ refusal: { kind: 'input-malformed', fields: [field] } });

/**
 * Plain `JSON.parse` and, only for a text that looks like it, a search for names that would reach an object's
 * prototype: a reviver costs more than all the rest of a request.
 */
export const parseJson = (text: string): Parsed => {
  if (isTooLarge(text)) return { refusal: { kind: 'body-too-large' } };
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

const isJsonType = (contentType: string | undefined): boolean =>
  /^application\/json\s*(?:;|$)/i.test(contentType ?? '');

/** Puts the parsed body into `event.json`. */
export const jsonBody = {
  before: ({ event }: { readonly event: ApiEvent }): APIGatewayProxyResult | undefined => {
    if (!isWrite(event) || event.body === null || event.body === '') return undefined;
    if (!isJsonType(headerOf(event, 'content-type')))
      return refused(event, { kind: 'content-type-unsupported' });
    const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
    const parsed = parseJson(text);
    if ('refusal' in parsed) return refused(event, parsed.refusal);
    event.json = parsed.value;
    return undefined;
  },
};
