import type { BodyOf } from '#contract/endpoint.ts';
import type { askSecondPerson } from '#contract/second-person.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { SecondRequestId, UserId } from '#domain/kernel/ids.ts';
import type { SecondPersonRequest } from '#domain/second-person/request.ts';
import { cursorBehind } from '#lambdas/adapters/tenant/cursor.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { SealedPlace, TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { Guarded } from '#lambdas/settings/second-hand.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import { secondPersonRequest, secondPersonWaiting } from '#rows/second-person.ts';

type Context = Pick<TenantContext, 'table' | 'sealed'>;
export type Wish = BodyOf<typeof askSecondPerson>['wish'];

/** 承認の依頼 with what is to be done, as its endpoint takes it, and what it was going to change. */
export type KeptRequest = {
  readonly request: SecondPersonRequest<UserId>;
  readonly wish: Wish;
  readonly guarded: Guarded;
};
export type StoredRequest = KeptRequest & {
  readonly id: SecondRequestId;
  readonly version: number;
  /** Who is mailed beside whoever asked. */
  readonly told: readonly UserId[];
};

/** So many wait at once: who decides reads each. */
export const mostWaiting = 50;

const placeOf = (secondRequestId: SecondRequestId): SealedPlace => {
  const { pk, sk } = secondPersonRequest.key({ secondRequestId });
  return { table: 'data', pk, sk, attribute: 'doc' };
};

const idIn = (row: Row): SecondRequestId => {
  const parts = partsOf(secondPersonRequest, row);
  assert(parts !== undefined, 'a row of the partition of requests is one');
  return parts.secondRequestId;
};

const opened = async ({ sealed }: Pick<Context, 'sealed'>, row: Row): Promise<StoredRequest> => {
  const id = idIn(row);
  const { doc, version, told } = secondPersonRequest.read(row);
  // Our own code sealed it, of this form.
  const kept: KeptRequest = JSON.parse(await sealed.open(placeOf(id), doc));
  return { ...kept, id, version, told };
};

export const storedRequest = async (
  context: Context,
  secondRequestId: SecondRequestId,
): Promise<StoredRequest | undefined> => {
  const row = await context.table.get(secondPersonRequest.key({ secondRequestId }), { consistent: true });
  return row === undefined ? undefined : opened(context, row);
};

export type Waiting = {
  readonly id: SecondRequestId;
  readonly askedBy: UserId;
  readonly askedAt: Instant;
};

/** Those that wait, or would if their time were not over; what they are about is not read. */
export const waitingOnes = async ({ table }: Pick<Context, 'table'>): Promise<readonly Waiting[]> => {
  const { items } = await table.query({
    ...secondPersonWaiting.among({}),
    consistent: true,
    limit: mostWaiting + 1,
  });
  return items.flatMap((row) => {
    const id = partsOf(secondPersonWaiting, row)?.secondRequestId;
    return id === undefined ? [] : [{ id, ...secondPersonWaiting.read(row) }];
  });
};

/** A request may hold all roles of a company, twice: an answer ends before so many bytes. */
const mostPageBytes = 700_000;
/** Requests that wait no more, which one request passes over. */
const mostRows = 2_000;

const waits = (row: Row): boolean => secondPersonRequest.read(row).state === 'waiting';

type PageAsk = { readonly limit: number; readonly cursor?: string; readonly isWaiting: boolean };

/** One page of them, the newest first; where only those that wait are asked for, of these. */
export const requestPage = async (context: Context, { isWaiting, ...page }: PageAsk) => {
  const { items, nextCursor } = await context.table.query({
    ...secondPersonRequest.among({}),
    forward: false,
    consistent: true,
    ...page,
    ...(isWaiting ? { filter: { matches: waits, mostRows } } : {}),
  });
  const whole = await Promise.all(items.map((row) => opened(context, row)));
  let bytes = 0;
  const requests = whole.filter((one, at) => {
    bytes += Buffer.byteLength(JSON.stringify(one));
    return at === 0 || bytes <= mostPageBytes;
  });
  const isCut = requests.length < whole.length;
  const last = items[requests.length - 1]?.['SK'];
  return { requests, nextCursor: isCut ? cursorBehind(`${last}`) : nextCursor };
};

/** @param seen the version that stands @default there is none yet */
const requestWrite = async (
  { sealed }: Pick<Context, 'sealed'>,
  { id, told, request, wish, guarded }: Omit<StoredRequest, 'version'>,
  seen = 0,
): Promise<Write> => {
  const kept: KeptRequest = { request, wish, guarded };
  const { state, askedBy, askedAt, isAlone, end } = request;
  const alone = {
    ...(isAlone === true ? { isAlone } : {}),
    ...(end?.isAlone === true ? { wasAlone: true } : {}),
  };
  const doc = await sealed.seal(placeOf(id), JSON.stringify(kept));
  return {
    kind: 'put',
    ...secondPersonRequest.row(
      { secondRequestId: id },
      { state, askedBy, askedAt, version: seen + 1, doc, told, ...alone },
    ),
    condition:
      seen === 0
        ? { expression: 'attribute_not_exists(PK)' }
        : {
            expression: '#version = :seen',
            names: { '#version': 'version' },
            values: { ':seen': seen },
          },
  };
};

/** A new request, and what leads to it while it waits. */
export const askedWrites = async (
  context: Pick<Context, 'sealed'>,
  asked: Omit<StoredRequest, 'version'>,
): Promise<{ readonly request: Write; readonly waiting: Write }> => {
  const { askedBy, askedAt } = asked.request;
  return {
    request: await requestWrite(context, asked),
    waiting: {
      kind: 'put',
      ...secondPersonWaiting.row({ secondRequestId: asked.id }, { askedBy, askedAt }),
    },
  };
};

/** A request as it ended, over the version that was seen: it waits no more. */
export const endedWrites = async (
  context: Pick<Context, 'sealed'>,
  found: StoredRequest,
  request: StoredRequest['request'],
): Promise<readonly [Write, Write]> => [
  await requestWrite(context, { ...found, request }, found.version),
  { kind: 'delete', key: secondPersonWaiting.key({ secondRequestId: found.id }) },
];
