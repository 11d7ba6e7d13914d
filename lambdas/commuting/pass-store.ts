import {
  mostAskedAtOnce,
  mostPassesOfPerson,
  type CommuterPass,
  type PassEvent,
  type PassState,
} from '#domain/commuting/commuter-pass.ts';
import type { FirstAct } from '#domain/commuting/decide-pass.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { PassId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { SealedPlace, TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { commuterPass, commuterPassAsked } from '#rows/commuting.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

type Context = Pick<TenantContext, 'table' | 'sealed'>;
type Place = { readonly userId: UserId; readonly passId: PassId };

export type StoredPass = { readonly pass: CommuterPass; readonly version: number };

const placeOf = (place: Place): SealedPlace => {
  const { pk, sk } = commuterPass.key(place);
  return { table: 'data', pk, sk, attribute: 'doc' };
};

const opened = async ({ sealed }: Pick<Context, 'sealed'>, place: Place, row: Row): Promise<StoredPass> => {
  const { doc, version } = commuterPass.read(row);
  // Our own code sealed it, of this form.
  const pass: CommuterPass = JSON.parse(await sealed.open(placeOf(place), doc));
  return { pass, version };
};

export const storedPass = async (context: Context, place: Place): Promise<StoredPass | undefined> => {
  const row = await context.table.get(commuterPass.key(place), { consistent: true });
  return row === undefined ? undefined : opened(context, place, row);
};

/** All of a person's, or those in one state, the newest first; no more than one person may have. */
export const passesOf = async (
  context: Context,
  userId: UserId,
  state?: PassState,
): Promise<readonly StoredPass[]> => {
  const range = commuterPass.among({ userId });
  const { items } = await context.table.query({
    ...range,
    consistent: true,
    forward: false,
    limit: mostPassesOfPerson,
  });
  const wanted = items.filter((row) => state === undefined || commuterPass.read(row).state === state);
  return Promise.all(wanted.map((row) => opened(context, { userId, passId: passIdIn(row) }, row)));
};

const passIdIn = (row: Row): PassId => {
  const parts = partsOf(commuterPass, row);
  assert(parts !== undefined, 'a row of the partition of passes is one');
  return parts.passId;
};

export const isRoomFor = (passes: readonly StoredPass[], act: FirstAct): boolean =>
  passes.length < mostPassesOfPerson &&
  (act === 'register' || passes.filter(({ pass }) => pass.state === 'asked').length < mostAskedAtOnce);

/** @param seen the version that stands @default there is none yet */
export const passWrite = async (
  { sealed }: Pick<Context, 'sealed'>,
  pass: CommuterPass,
  seen = 0,
): Promise<Write> => {
  const place = { userId: pass.userId, passId: pass.id };
  const doc = await sealed.seal(placeOf(place), JSON.stringify(pass));
  return {
    kind: 'put',
    ...commuterPass.row(place, { state: pass.state, version: seen + 1, doc }),
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

/** Whoever keeps people finds it there until it is answered. */
export const askedWrite = ({ id, userId }: CommuterPass, at: Instant): Write => ({
  kind: 'put',
  ...commuterPassAsked.row({ passId: id }, { userId, at }),
});
export const askedGone = ({ id }: CommuterPass): Write => ({
  kind: 'delete',
  key: commuterPassAsked.key({ passId: id }),
});

/** One page of those that wait, the oldest first. */
export const askedPage = async (
  { table }: Pick<Context, 'table'>,
  page: { readonly limit: number; readonly cursor?: string },
) => {
  const { items, nextCursor } = await table.query({ ...commuterPassAsked.among({}), ...page });
  return {
    asked: items.flatMap((row) => {
      const passId = partsOf(commuterPassAsked, row)?.passId;
      return passId === undefined ? [] : [{ passId, userId: commuterPassAsked.read(row).userId }];
    }),
    nextCursor,
  };
};

const eventOf = ({ by: _by, ...event }: PassEvent) => event;

/** As screens have it. */
export const shownPass = ({ pass: { content, events, ...pass }, version }: StoredPass) => ({
  ...pass,
  ...content,
  events: events.map(eventOf),
  version,
});
