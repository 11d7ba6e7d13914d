import * as v from 'valibot';

import { addressIn } from '#local/aws/policies/address-range.ts';
import { headerOf, type GatewayRequest } from '#local/aws/gateway/gateway-request.ts';

type Addresses = (setArn: string) => readonly string[];

/** Whether a statement of a web ACL holds for a request, with the sets as they are now. */
export type Judge = (request: GatewayRequest, addresses: Addresses) => boolean;

const transformationShape = v.object({
  Priority: v.number(),
  Type: v.picklist(['NONE', 'LOWERCASE', 'URL_DECODE']),
});
type Transformation = v.InferOutput<typeof transformationShape>;
export const textTransformations = { TextTransformations: v.array(transformationShape) };

/** What is no escape stays as it is, as WAF's own decoding does not refuse it. */
const urlDecoded = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('+', ' ')
      .replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** A text as WAF looks at it, transformed in the order of the priorities. */
export const transformed = (text: string, transformations: readonly Transformation[]): string => {
  const deeds = {
    NONE: (before: string) => before,
    LOWERCASE: (before: string) => before.toLowerCase(),
    URL_DECODE: urlDecoded,
  };
  return transformations
    .toSorted((one, other) => one.Priority - other.Priority)
    .reduce((before, { Type }) => deeds[Type](before), text);
};
const fieldShape = v.union([
  v.object({ SingleHeader: v.object({ Name: v.string() }) }),
  v.object({ UriPath: v.object({}) }),
]);
const shapes = {
  AndStatement: v.object({ Statements: v.array(v.unknown()) }),
  OrStatement: v.object({ Statements: v.array(v.unknown()) }),
  NotStatement: v.object({ Statement: v.unknown() }),
  IPSetReferenceStatement: v.object({ Arn: v.string() }),
  ByteMatchStatement: v.object({
    FieldToMatch: fieldShape,
    PositionalConstraint: v.picklist(['EXACTLY', 'STARTS_WITH', 'ENDS_WITH', 'CONTAINS']),
    SearchString: v.string(),
    ...textTransformations,
  }),
  RegexMatchStatement: v.object({
    FieldToMatch: fieldShape,
    RegexString: v.string(),
    ...textTransformations,
  }),
} as const;

const textIn = (
  request: GatewayRequest,
  {
    FieldToMatch: field,
    TextTransformations,
  }: Pick<v.InferOutput<typeof shapes.RegexMatchStatement>, 'FieldToMatch' | 'TextTransformations'>,
): string => {
  const text = 'UriPath' in field ? request.path : (headerOf(request, field.SingleHeader.Name) ?? '');
  return transformed(text, TextTransformations);
};

const fits = (
  text: string,
  { PositionalConstraint, SearchString }: v.InferOutput<typeof shapes.ByteMatchStatement>,
) => {
  switch (PositionalConstraint) {
    case 'EXACTLY':
      return text === SearchString;
    case 'STARTS_WITH':
      return text.startsWith(SearchString);
    case 'ENDS_WITH':
      return text.endsWith(SearchString);
    case 'CONTAINS':
      return text.includes(SearchString);
  }
};

const readings: Readonly<Record<keyof typeof shapes, (body: unknown) => Judge>> = {
  AndStatement: (body) => {
    const all = v.parse(shapes.AndStatement, body).Statements.map(readStatement);
    return (request, addresses) => all.every((judge) => judge(request, addresses));
  },
  OrStatement: (body) => {
    const all = v.parse(shapes.OrStatement, body).Statements.map(readStatement);
    return (request, addresses) => all.some((judge) => judge(request, addresses));
  },
  NotStatement: (body) => {
    const judge = readStatement(v.parse(shapes.NotStatement, body).Statement);
    return (request, addresses) => !judge(request, addresses);
  },
  IPSetReferenceStatement: (body) => {
    const { Arn } = v.parse(shapes.IPSetReferenceStatement, body);
    return ({ sourceIp }, addresses) => addresses(Arn).some((range) => addressIn(sourceIp, range));
  },
  ByteMatchStatement: (body) => {
    const statement = v.parse(shapes.ByteMatchStatement, body);
    return (request) => fits(textIn(request, statement), statement);
  },
  RegexMatchStatement: (body) => {
    const statement = v.parse(shapes.RegexMatchStatement, body);
    const expression = new RegExp(statement.RegexString);
    return (request) => expression.test(textIn(request, statement));
  },
};

const isKnown = (kind: string): kind is keyof typeof shapes => Object.hasOwn(shapes, kind);

/**
 * Reads a statement of a web ACL.
 * @throws Error for a kind that this machine does not judge
 */
export const readStatement = (statement: unknown): Judge => {
  const [kind = ''] = Object.keys(Object(statement));
  if (!isKnown(kind)) throw new Error(`the local wall does not know a ${kind}`);
  return readings[kind](Object(statement)[kind]);
};
