import * as v from 'valibot';
import { everyRefusal } from '#contract/refusals/every.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { contractHeader } from '#contract/header.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import { openWhileReadOnly } from '#lambdas/http/contract-at-start.ts';
import { jsonSchemaOf, routeIn, tenantApi, type Described, type PlaneApi } from './endpoints.ts';

type Kind = Refusal['kind'];
type Asked = { readonly api: PlaneApi; readonly key: string; readonly endpoint: Described };

const when = (condition: boolean, ...kinds: readonly Kind[]): readonly Kind[] => (condition ? kinds : []);

/** What the guards, the shapes and the roles refuse before an endpoint runs, and what can befall each request. */
const refusalsOfSort = ({ api, key, endpoint }: Asked): readonly Kind[] => {
  const isInSession = routeIn(api, key).access === 'session';
  const isWrite = !key.startsWith('GET ');
  return [
    ...when(isInSession, 'signed-out', 'not-allowed'),
    ...when(isInSession && isWrite, 'csrf-missing'),
    ...when(isInSession && isWrite && api === tenantApi && !openWhileReadOnly.has(key), 'read-only'),
    ...when(endpoint.params !== undefined, 'not-found'),
    ...when(isWrite || endpoint.query !== undefined, 'input-malformed'),
    ...when(
      endpoint.body !== undefined,
      'body-too-large',
      'content-type-unsupported',
      'encoding-unsupported',
    ),
    'internal-error',
    'temporarily-unavailable',
  ];
};

const isKind = (word: string): word is Kind => everyRefusal.has(word);

/** Every kind of no that an endpoint can give, in the order of their names. */
export const refusalsOf = (asked: Asked): readonly Kind[] => [
  ...new Set([...refusalsOfSort(asked), ...Object.keys(asked.endpoint.refusals).filter(isKind)].toSorted()),
];

const text = { type: 'string' };

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
export const problemSchemas = (kinds: readonly string[]): Readonly<Record<string, object>> => ({
  Problem: problem,
  ...Object.fromEntries([...everyRefusal.values()].filter(({ kind }) => kinds.includes(kind)).map(problemOf)),
});

/** `404: …` with the codes that it can carry. */
export const refusalResponses = (asked: Asked): Readonly<Record<string, object>> => {
  const byStatus = Map.groupBy(refusalsOf(asked), (kind) => everyRefusal.get(kind)?.status ?? 500);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
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
