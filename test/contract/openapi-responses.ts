import * as v from 'valibot';
import { tenantFunctions } from '#contract/functions.ts';
import { contractHeader } from '#contract/header.ts';
import type { ListedContract } from '#contract/listed.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import * as chain from '#contract/refusals/chain.ts';
import { namesIn } from '#contract/shapes/path-parts.ts';
import { isInSession, isWrite, jsonSchemaOf } from './endpoints.ts';

const when = (condition: boolean, ...kinds: readonly RefusalKind[]): readonly RefusalKind[] =>
  condition ? kinds : [];

/** What the guards, the shapes and the right refuse before an endpoint runs, and what can befall each request. */
const refusalsOfSort = (listed: ListedContract): readonly RefusalKind[] => {
  const { path, body, query, function: name, isOpenWhileReadOnly } = listed.contract;
  const isOfTenant = tenantFunctions.some((one) => one === name);
  const isWriteInSession = isInSession(listed) && isWrite(listed);
  return [
    ...when(isInSession(listed), chain.signedOut, chain.notAllowed),
    ...when(isWriteInSession, chain.csrfMissing),
    ...when(isWriteInSession && isOfTenant && isOpenWhileReadOnly !== true, chain.readOnly),
    ...when(namesIn(path).length > 0, chain.notFound),
    ...when(isWrite(listed) || query !== undefined, chain.inputMalformed),
    ...when(body !== undefined, chain.bodyTooLarge, chain.contentTypeUnsupported, chain.encodingUnsupported),
    chain.internalError,
    chain.temporarilyUnavailable,
  ];
};

const byKind = (a: RefusalKind, b: RefusalKind): number => (a.kind < b.kind ? -1 : 1);

/** Every no that an endpoint can give, in the order of their names. */
export const refusalsOf = (listed: ListedContract): readonly RefusalKind[] =>
  [...new Set([...refusalsOfSort(listed), ...(listed.contract.refusals ?? [])])].toSorted(byKind);

export const namedHeaders = {
  Contract: {
    description: 'サーバーの契約の版。手元の契約の版と違えば、クライアントは古い',
    schema: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  },
  RetryAfter: { description: '再送までに待つ秒数', schema: { type: 'integer', minimum: 1 } },
} as const;

/** Of every answer. */
export const answerHeaders = { [contractHeader]: { $ref: '#/components/headers/Contract' } } as const;
const retryAfter = { 'retry-after': { $ref: '#/components/headers/RetryAfter' } } as const;

const text = { type: 'string' };

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    requestId: text,
  },
};

const problemOf = ({ kind, status, title, facts }: RefusalKind): readonly [string, object] => {
  const told = jsonSchemaOf(v.object(facts));
  const own = {
    code: { const: kind },
    title: { const: title },
    status: { const: status },
    ...told.properties,
  };
  const required = ['code', ...(told.required ?? [])];
  return [
    `Problem.${kind}`,
    { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', required, properties: own }] },
  ];
};

/** The problem document as such, and each refusal with its words and facts. */
export const problemSchemas = (refusals: Iterable<RefusalKind>): Readonly<Record<string, object>> => ({
  Problem: problem,
  ...Object.fromEntries([...refusals].toSorted(byKind).map(problemOf)),
});

/** `404: …` with the codes that it can carry. */
export const refusalResponses = (listed: ListedContract): Readonly<Record<string, object>> => {
  const byStatus = Map.groupBy(refusalsOf(listed), ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, refusals]) => {
      const codes = refusals.map(({ kind }) => kind);
      const refs = codes.map((kind) => ({ $ref: `#/components/schemas/Problem.${kind}` }));
      const [only] = refs;
      const schema = refs.length === 1 && only !== undefined ? only : { oneOf: refs };
      return [
        status,
        {
          description: '拒否（RFC 9457）',
          'x-codes': codes,
          headers: { ...answerHeaders, ...(status === 503 ? retryAfter : {}) },
          content: { 'application/problem+json': { schema } },
        },
      ];
    }),
  );
};
