import { isMembers } from '#local/aws/template/members.ts';

import type { GatewayFault } from './gateway-fault.ts';
import { headerOf } from './gateway-request.ts';
import { requestContextOf, type Exchange } from './request-context.ts';

const memberAt = (value: unknown, path: readonly string[]): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return isMembers(value) && Object.hasOwn(value, name) ? memberAt(value[name], rest) : undefined;
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

const errorFacts = (fault: GatewayFault) => ({
  message: fault.message,
  messageString: JSON.stringify(fault.message),
  responseType: fault.responseType,
});

/** The value of `identity.sourceIp`, `authorizer.tenantId`, `error.message` and so on. */
export const contextValue = (path: string, exchange: Exchange, fault?: GatewayFault): string | undefined => {
  const context = {
    ...requestContextOf(exchange),
    ...(fault === undefined ? {} : { error: errorFacts(fault) }),
  };
  return textOf(memberAt(context, path.split('.')));
};

/** Fills `$context.…` into a template; what is not known becomes empty text, as on AWS. */
export const fillTemplate = (template: string, exchange: Exchange, fault?: GatewayFault): string =>
  template.replaceAll(
    /\$(?:context\.([A-Za-z0-9_.-]*[A-Za-z0-9_])|\{context\.([A-Za-z0-9_.-]+)\})/g,
    (_whole, plain: string | undefined, braced: string | undefined) =>
      contextValue(plain ?? braced ?? '', exchange, fault) ?? '',
  );

const requestValue = (place: string, name: string, { request, found }: Exchange): string | undefined => {
  if (place === 'header') return headerOf(request, name);
  if (place === 'querystring') return request.query.getAll(name).at(-1);
  if (place === 'path') return found?.pathParameters[name];
  throw new Error(`the local gateway cannot map method.request.${place}`);
};

/**
 * The value of a mapping: a quoted constant, `context.…`, or `method.request.{header,querystring,path}.NAME`.
 * @throws Error when the local gateway does not know the form
 */
export const mappedValue = (expression: string, exchange: Exchange): string | undefined => {
  const constant = /^'(.*)'$/s.exec(expression)?.[1];
  if (constant !== undefined) return constant;
  const context = /^context\.(.+)$/.exec(expression)?.[1];
  if (context !== undefined) return contextValue(context, exchange);
  const [, place, name] = /^method\.request\.(\w+)\.(.+)$/.exec(expression) ?? [];
  if (place === undefined || name === undefined)
    throw new Error(`the local gateway cannot map ${expression}`);
  return requestValue(place, name, exchange);
};
