import * as v from 'valibot';
import { tenantFunctions } from '#contract/functions.ts';
import { contractHeader, readOnlyHeader } from '#contract/header.ts';
import type { ListedContract } from '#contract/listed.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import * as chain from '#contract/refusals/chain.ts';
import * as gateway from '#contract/refusals/gateway.ts';
import { stepUpNeeded } from '#contract/refusals/step-up.ts';
import { ipRefused } from '#contract/refusals/sign-in.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { isInSession, isWrite, jsonSchemaOf } from './endpoints.ts';

const when = (condition: boolean, ...kinds: readonly RefusalKind[]): readonly RefusalKind[] =>
  condition ? kinds : [];

const isOfTenant = ({ contract }: ListedContract): boolean =>
  tenantFunctions.some((one) => one === contract.function);

/** What the guards, the shapes and the right refuse before an endpoint runs, and what can befall each request. */
const refusalsOfSort = (listed: ListedContract): readonly RefusalKind[] => {
  const { path, body, query, isOpenWhileReadOnly } = listed.contract;
  const isWriteInSession = isInSession(listed) && isWrite(listed);
  return [
    ...when(isInSession(listed), chain.signedOut, ipRefused),
    // Also of a wall, to whoever is not signed in.
    chain.notAllowed,
    ...when(isWriteInSession, chain.csrfMissing),
    ...when(isWriteInSession && isOfTenant(listed) && isOpenWhileReadOnly !== true, chain.readOnly),
    ...when(listed.contract.stepUp !== undefined, stepUpNeeded),
    ...when(namesIn(path).length > 0, chain.notFound),
    ...when(isWrite(listed) || query !== undefined, chain.inputMalformed),
    ...when(body !== undefined, chain.bodyTooLarge, chain.contentTypeUnsupported, chain.encodingUnsupported),
    ...Object.values(gateway),
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
  ReadOnlyUntil: {
    description: '閲覧だけできるあいだ付く、再開する予定の日時（UTC）',
    schema: { type: 'string', format: 'date-time' },
  },
  RetryAfter: { description: '再送までに待つ秒数', schema: { type: 'integer', minimum: 1 } },
} as const;

/** Of every answer of this endpoint. */
export const answerHeadersOf = (listed: ListedContract): Readonly<Record<string, object>> => ({
  [contractHeader]: { $ref: '#/components/headers/Contract' },
  ...(isInSession(listed) && isOfTenant(listed)
    ? { [readOnlyHeader]: { $ref: '#/components/headers/ReadOnlyUntil' } }
    : {}),
});
const retryAfter = { 'retry-after': { $ref: '#/components/headers/RetryAfter' } } as const;

const text = { type: 'string' };

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    requestId: { ...text, description: '問い合わせ番号。壁（WAF）の答えにはない' },
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
          headers: { ...answerHeadersOf(listed), ...(status === 503 ? retryAfter : {}) },
          content: { 'application/problem+json': { schema } },
        },
      ];
    }),
  );
};
