import { S3Fault, type AnswerHeaders } from './answer.ts';
import { header, type S3Request } from './s3-request.ts';
import { readElements, readText } from './xml.ts';

const matches = (pattern: string, text: string): boolean => {
  const [before = '', after] = pattern.split('*', 2);
  if (after === undefined) return pattern.toLowerCase() === text.toLowerCase();
  const isLongEnough = text.length >= before.length + after.length;
  return isLongEnough && text.toLowerCase().startsWith(before) && text.toLowerCase().endsWith(after);
};

const allows = (rule: string, name: string, text: string): boolean =>
  readElements(rule, name).some((pattern) => matches(pattern.toLowerCase(), text));

/**
 * The first rule that allows the request's origin, method and headers gives the answer's headers.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export const corsHeaders = (
  document: string | undefined,
  request: Pick<S3Request, 'headers' | 'query' | 'method'>,
): AnswerHeaders => {
  const origin = header(request, 'origin');
  if (origin === undefined || document === undefined) return {};
  const isPreflight = request.method === 'OPTIONS';
  const method = isPreflight ? header(request, 'access-control-request-method') : request.method;
  const asked = isPreflight ? (header(request, 'access-control-request-headers') ?? '') : '';
  const askedHeaders = asked.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));

  const rule = readElements(document, 'CORSRule').find(
    (candidate) =>
      allows(candidate, 'AllowedOrigin', origin) &&
      readElements(candidate, 'AllowedMethod').includes(method ?? '') &&
      askedHeaders.every((name) => allows(candidate, 'AllowedHeader', name)),
  );
  if (rule === undefined) return {};
  const isForAll = readElements(rule, 'AllowedOrigin').includes('*');
  const exposed = readElements(rule, 'ExposeHeader').join(', ');
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    'access-control-allow-credentials': isForAll ? undefined : 'true',
    'access-control-allow-methods': readElements(rule, 'AllowedMethod').join(', '),
    'access-control-allow-headers':
      askedHeaders.length === 0 ? undefined : askedHeaders.join(', ').toLowerCase(),
    'access-control-expose-headers': exposed === '' ? undefined : exposed,
    'access-control-max-age': isPreflight ? readText(rule, 'MaxAgeSeconds') : undefined,
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
};

/** @throws ServiceFault AccessForbidden */
export const answerPreflight = (document: string | undefined, request: S3Request): AnswerHeaders => {
  const headers = corsHeaders(document, request);
  if (headers['access-control-allow-origin'] !== undefined) return headers;
  const why =
    document === undefined ? 'CORS is not enabled for this bucket.' : 'This CORS request is not allowed.';
  throw new S3Fault('AccessForbidden', `CORSResponse: ${why}`, 403, {});
};
