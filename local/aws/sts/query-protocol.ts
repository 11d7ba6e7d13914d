import type { HttpAnswer } from '#local/aws/calls/listen.ts';
import type { ServiceFault } from '#local/aws/calls/service-call.ts';

type Parameter = readonly [path: readonly string[], value: string];

const shapeOf = (parameters: readonly Parameter[]): unknown => {
  const leaf = parameters.find(([path]) => path.length === 0);
  if (leaf !== undefined) return leaf[1];

  const groups = Map.groupBy(parameters, ([[name = '']]) => name);
  const members = [...groups].map(
    ([name, group]) => [name, shapeOf(group.map(([path, value]) => [path.slice(1), value]))] as const,
  );
  const [only] = members;
  const isList = members.length === 1 && only?.[0] === 'member';
  // Numbered members come out in their numbers' order, as integer keys always do.
  return isList ? Object.values(Object(only[1])) : Object.fromEntries(members);
};

/** Reads a Query-protocol form: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`. */
export const readQueryForm = (body: Uint8Array): { readonly operation: string; readonly input: unknown } => {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const operation = form.get('Action') ?? '';
  form.delete('Action');
  form.delete('Version');
  return { operation, input: shapeOf([...form].map(([name, value]) => [name.split('.'), value])) };
};

export type XmlTree = { readonly [name: string]: string | number | XmlTree | undefined };

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const xmlOf = (tree: XmlTree): string =>
  Object.entries(tree)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const content = typeof value === 'object' ? xmlOf(value) : escaped(String(value));
      return `<${name}>${content}</${name}>`;
    })
    .join('');

const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
const answerOf = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'text/xml' },
  body,
});

export const resultAnswer = (operation: string, result: XmlTree, requestId: string): HttpAnswer => {
  const content = xmlOf({ [`${operation}Result`]: result, ResponseMetadata: { RequestId: requestId } });
  return answerOf(200, `<${operation}Response ${namespace}>${content}</${operation}Response>`);
};

export const faultAnswer = ({ code, message, statusCode }: ServiceFault, requestId: string): HttpAnswer => {
  const type = statusCode < 500 ? 'Sender' : 'Receiver';
  const content = xmlOf({ Error: { Type: type, Code: code, Message: message }, RequestId: requestId });
  return answerOf(statusCode, `<ErrorResponse ${namespace}>${content}</ErrorResponse>`);
};
