import { everyRefusal } from '#contract/refusals/every.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { openWhileReadOnly } from '#lambdas/http/contract-at-start.ts';
import { routeIn, tenantApi, type Described, type PlaneApi } from './endpoints.ts';

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

/** `404: …` with the codes that it can carry. */
export const refusalResponses = (asked: Asked): Readonly<Record<string, object>> => {
  const byStatus = Map.groupBy(refusalsOf(asked), (kind) => everyRefusal.get(kind)?.status ?? 500);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: '拒否（RFC 9457）',
        'x-codes': codes,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};
