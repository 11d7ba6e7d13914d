import { wantedHeaders, wantedPolicy } from '#proofs/checks/header-bounds.ts';
import { at, keysOf, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** The text of a value; what another stack says is `DOCUMENTS`, since only its bucket's host is read here. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const parts = at(value, 'Fn::Join', 1);
  if (Array.isArray(parts)) return parts.map(textOf).join('');
  return JSON.stringify(value ?? '').includes('Documents') ? 'DOCUMENTS' : '?';
};

/** API Gateway's notation of a constant has quotes of its own. */
const constantOf = (value: unknown): string => textOf(value).replace(/^'([\s\S]*)'$/, '$1');

const pathOf = (stack: SynthesizedStack, resourceId: unknown): string => {
  const found = stack.resources.find(({ id }) => id === at(resourceId, 'Ref'));
  if (found === undefined) return '';
  return `${pathOf(stack, at(found.properties, 'ParentId'))}/${String(at(found.properties, 'PathPart'))}`;
};

const policyFaults = (text: string): readonly string[] => {
  const directives = text.split('; ').map((one) => one.split(' '));
  const names = directives.map(([name = '']) => name);
  return [
    ...Object.keys(wantedPolicy)
      .filter((name) => !names.includes(name))
      .map((name) => `its policy has no ${name}`),
    ...directives.flatMap(([name = '', ...sources]) => {
      const allowed = (wantedPolicy[name] ?? []).map((source) =>
        source.replace('DOCUMENTS', 'https://DOCUMENTS'),
      );
      const beyond = sources.filter((source) => !allowed.includes(source));
      return beyond.length === 0 && sources.length > 0
        ? []
        : [`its policy lets ${name} load ${beyond.join(' ') || 'nothing that is named'}`];
    }),
  ];
};

const headerFaults = (parameters: unknown, prefix: string, path: string): readonly string[] =>
  Object.entries(wantedHeaders)
    .filter(([name, { fits }]) => {
      const value = at(parameters, `${prefix}.${name}`);
      return value === undefined || !fits(constantOf(value), path);
    })
    .map(
      ([name, { says }]) => `${name} is ${constantOf(at(parameters, `${prefix}.${name}`))}; must be ${says}`,
    );

/** The page answers every path that is not a file's. */
const pagePaths = ['', '/{proxy+}'];

const isHtml = (parameters: unknown): boolean =>
  constantOf(at(parameters, 'method.response.header.Content-Type')).startsWith('text/html');

/** Answers that the gateway gives without a function: pages, files, and fixed ones. What failed has no content. */
const answersOf = ({ properties }: Resource): readonly unknown[] =>
  listOf(at(properties, 'Integration', 'IntegrationResponses')).filter(
    (answer) => at(answer, 'StatusCode') === '200' || at(properties, 'Integration', 'Type') === 'MOCK',
  );

const declared = (method: Resource, status: unknown): readonly string[] =>
  listOf(at(method.properties, 'MethodResponses'))
    .filter((answer) => at(answer, 'StatusCode') === status)
    .flatMap((answer) => keysOf(at(answer, 'ResponseParameters')));

const answerFaults = (stack: SynthesizedStack, method: Resource, answer: unknown): readonly string[] => {
  const parameters = at(answer, 'ResponseParameters');
  const path = pathOf(stack, at(method.properties, 'ResourceId'));
  const policy = at(parameters, 'method.response.header.Content-Security-Policy');
  const known = declared(method, at(answer, 'StatusCode'));
  return [
    ...headerFaults(parameters, 'method.response.header', path),
    ...(pagePaths.includes(path) && !isHtml(parameters) ? ['the page is of another type than HTML'] : []),
    ...(pagePaths.includes(path) || isHtml(parameters) ? policyFaults(constantOf(policy)) : []),
    ...keysOf(parameters)
      .filter((name) => !known.includes(name))
      .map((name) => `${name} is not declared, so that it is not sent`),
  ];
};

/** On a laptop evidence comes from a port of the same machine. */
const isLocal = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-local-');

export const pagesCarryHeaders: Rule = {
  id: 'page-headers',
  check: (stack) =>
    isLocal(stack)
      ? []
      : ofType(stack, 'AWS::ApiGateway::Method').flatMap((method) =>
          answersOf(method)
            .flatMap((answer) => answerFaults(stack, method, answer))
            .map((message) => ({ resource: method.id, message })),
        ),
};

export const refusalsCarryAllHeaders: Rule = {
  id: 'refusal-headers-whole',
  check: (stack) =>
    ofType(stack, 'AWS::ApiGateway::GatewayResponse').flatMap(({ id, properties }) =>
      headerFaults(at(properties, 'ResponseParameters'), 'gatewayresponse.header', '').map((message) => ({
        resource: id,
        message,
      })),
    ),
};
