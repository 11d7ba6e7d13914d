import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '#domain/claims/claim.ts';
import { isClaimId, type ClaimId, type TenantId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listOlderClaimsEndpoint } from '#lambdas/claim-search/list-older-claims.ts';
import { searchClaimsEndpoint } from '#lambdas/claim-search/search-claims.ts';
import { listWrite } from '#lambdas/claims/claim-list.ts';
import { takeClaimNumber } from '#lambdas/claims/claim-numbers.ts';
import { headerRow, linesRow } from '#lambdas/claims/claim-record.ts';
import { findClaim } from '#lambdas/claims/claim-store.ts';
import { claimCounter, claimHeader } from '#rows/claims.ts';
import { aLine, contextOf, inState, known } from '#test/builders/claims.ts';
import { askAs, bodyOf, type Hits } from '#test/builders/company-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { approved, submitted } from '#test/builders/submitted-claims.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let table: TenantTable;
let companies = 0;

beforeAll(async () => {
  services = await startLocalServices();
});
afterAll(() => services.close());
beforeEach(() => {
  companies += 1;
  table = tenantTableOf(
    `t01${`${companies}`.padStart(24, '0')}` as TenantId,
    documentClientOf({ region: 'ap-northeast-1' }),
    { tenantDataTable: 'TenantData', auditTable: 'Audit' },
  );
});

const content = { lines: [aLine()], verdict: judgeClaim([aLine()], contextOf()) };
const at = (text: string): Instant => known(isInstant, text);
let made = 0;

/** A claim as the release before stored it: no first submission, and no row in the list. */
const keepAsBefore = async (claim: Claim): Promise<Claim> => {
  const { firstSubmittedAt: _unknownThen, ...before } = claim;
  await table.transact({
    header: { kind: 'put', ...headerRow(before as Claim, []) },
    lines: { kind: 'put', ...linesRow(before as Claim, content) },
  });
  return before;
};
const another = <C extends Claim>(claim: C, changes: Partial<C> = {}): C => {
  made += 1;
  const id = known(isClaimId, ulidAt(claim.createdAt));
  return { ...claim, id, number: `EX-${`${made}`.padStart(6, '0')}`, ...changes };
};

const search = () =>
  bodyOf<Hits>(askAs(searchClaimsEndpoint, { table }, { from: '2026-04-01', to: '2027-03-31' }));
const hits = async () =>
  (await search()).items.map(({ claimId, version }) => `${claimId} ${version}`).toSorted();
type Step = { readonly looked: number; readonly nextCursor?: string; readonly isWhole: boolean };
const step = (cursor?: string, when = '2026-12-01T00:00:00.000Z') =>
  bodyOf<Step>(
    askAs(listOlderClaimsEndpoint, { table, at: when, body: cursor === undefined ? {} : { cursor } }),
  );
const walk = async (when?: string): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    // oxlint-disable-next-line no-await-in-loop -- each step begins where the one before ended
    const done: Step = await step(cursor === '' ? undefined : cursor, when);
    steps.push(done);
    cursor = done.nextCursor;
  }
  return steps;
};
const nameOf = (claim: { readonly id: ClaimId; readonly version: number }) => `${claim.id} ${claim.version}`;

describe('claims of before the list', () => {
  test('are not said to be whole to whoever begins at the end, or goes on elsewhere', async () => {
    expect(await step('confirmed')).toMatchObject({ isWhole: false });
    expect(await step()).toMatchObject({ nextCursor: 'returned', isWhole: false });
    expect(await step('confirmed')).toMatchObject({ isWhole: false });
    expect(await search()).toMatchObject({ isWhole: false });
  });

  test('are found after one walk in bounded steps, in the month of what they still tell', async () => {
    const kept = await Promise.all(Array.from({ length: 130 }, () => keepAsBefore(another(approved()))));
    const waiting = await keepAsBefore(another(submitted()));
    expect(await search()).toMatchObject({ items: [], isWhole: false });
    const steps = await walk();
    expect(steps.every(({ looked }) => looked <= 100)).toBe(true);
    expect(steps.map(({ isWhole }) => isWhole)).toEqual(
      steps.map((_one, index) => index === steps.length - 1),
    );
    const found = await search();
    expect(found.totals.count).toBe(131);
    expect(found.byStatus).toMatchObject({ submitted: 1, approved: 130 });
    expect(found.isWhole).toBe(true);
    expect(kept).toHaveLength(130);
    expect(
      await bodyOf<Hits>(
        askAs(
          searchClaimsEndpoint,
          { table },
          { from: '2026-06-15', to: '2026-06-15', text: waiting.number ?? '' },
        ),
      ),
    ).toMatchObject({ totals: { count: 1 } });
  });

  test('a walk that was broken off, or done twice at once, does no harm', async () => {
    const kept = await Promise.all(Array.from({ length: 30 }, () => keepAsBefore(another(approved()))));
    await step('approved');
    await Promise.all([walk(), walk()]);
    expect(await hits()).toEqual(kept.map(nameOf).toSorted());
  });

  test('whoever acts meanwhile writes the row himself, and the walk leaves it', async () => {
    const old = await keepAsBefore(another(approved()));
    const now: Claim = {
      ...inState(old, 'approved'),
      firstSubmittedAt: at('2026-06-15T03:00:00.000Z'),
      status: 'confirmed',
      version: old.version + 1,
      confirmed: { by: old.applicantId, name: '伊藤誠', at: at('2026-11-30T00:00:00.000Z') },
    };
    await table.transact({
      header: { kind: 'put', ...headerRow(now, []) },
      listed: listWrite(now, content, old),
    });
    await walk();
    expect((await search()).byStatus).toMatchObject({ approved: 0, confirmed: 1 });
  });

  test('what a function of the release before changed during a deploy is mended by a second walk, an hour later', async () => {
    const old = await keepAsBefore(another(approved()));
    await walk('2026-12-01T00:00:00.000Z');
    await keepAsBefore({ ...old, version: old.version + 1, title: '直した件名' });
    expect((await search()).items).toMatchObject([{ title: '5月の経費' }]);
    const asked = (when: string) =>
      bodyOf<Hits>(
        askAs(searchClaimsEndpoint, { table, at: when }, { from: '2026-04-01', to: '2027-03-31' }),
      );
    expect(await asked('2026-12-01T00:59:59.999Z')).toMatchObject({ isWhole: true });
    expect(await asked('2026-12-01T01:00:00.000Z')).toMatchObject({ isWhole: false });
    await walk('2026-12-01T01:00:00.000Z');
    expect((await search()).items).toMatchObject([{ title: '直した件名' }]);
    expect(await asked('2027-03-01T00:00:00.000Z')).toMatchObject({ isWhole: true });
  });

  /** The one claim, as it lies in the table. */
  const stored = async (id: ClaimId) => (await findClaim(table, id)) ?? expect.fail('no claim');
  /** A function of the release before took a number; it knows of no list. */
  const numberOfBefore = () =>
    table.transact({
      counter: {
        kind: 'update',
        key: claimCounter.key({}),
        change: claimCounter.change({ add: { next: 1 } }),
      },
    });

  test('keep their first submission from the walk on, so that a release of before moves no row of theirs', async () => {
    const old = await keepAsBefore(another(submitted()));
    await walk();
    const { claim, acts } = await stored(old.id);
    const item: Readonly<Record<string, unknown>> | undefined = await table.get(
      claimHeader.key({ claimId: old.id }),
      { consistent: true },
    );
    expect(String(item?.['doc'])).toContain('"firstSubmittedAt":"2026-06-15T');
    // As that release goes on with a claim: it keeps what it does not know.
    const { submittedAt: _left, route: _route, step: _step, ...rest } = inState(claim, 'submitted');
    const returned = { ...rest, status: 'returned', reason: 'x', updatedAt: '2026-11-02T00:00:00.000Z' };
    const now = { ...returned, version: claim.version + 1 } as unknown as Claim;
    await table.transact({ header: { kind: 'put', ...headerRow(now, acts) } });
    await walk('2026-12-01T01:00:00.000Z');
    expect(await hits()).toEqual([nameOf(now)]);
  });

  test('that a release of before gave back to the applicant leave the list at the next walk, and no other', async () => {
    const [old, other] = [await keepAsBefore(another(submitted())), await keepAsBefore(another(submitted()))];
    await walk();
    const { claim, acts } = await stored(old.id);
    const draft = { ...claim, status: 'draft', edition: 2, version: claim.version + 1 } as unknown as Claim;
    await table.transact({ header: { kind: 'put', ...headerRow(draft, acts) } });
    expect(await hits()).toHaveLength(2);
    await walk('2026-12-01T01:00:00.000Z');
    expect(await hits()).toEqual([nameOf(other)]);
  });

  test('are walked through again once a release of before, to which the stage was taken back, gave a number', async () => {
    const whole = async (when = '2027-03-01T00:00:00.000Z') =>
      (
        await bodyOf<Hits>(
          askAs(searchClaimsEndpoint, { table, at: when }, { from: '2026-04-01', to: '2027-03-31' }),
        )
      ).isWhole;
    await numberOfBefore();
    await walk('2026-12-01T00:00:00.000Z');
    await walk('2026-12-01T01:00:00.000Z');
    await takeClaimNumber(table);
    expect(await whole()).toBe(true);
    await numberOfBefore();
    expect(await whole()).toBe(false);
    // What it does meanwhile may lie behind the walk.
    const first = await step(undefined, '2027-03-01T00:00:00.000Z');
    await numberOfBefore();
    for (let cursor = first.nextCursor; cursor !== undefined;)
      // oxlint-disable-next-line no-await-in-loop -- each step begins where the one before ended
      cursor = (await step(cursor, '2027-03-01T00:00:00.000Z')).nextCursor;
    expect(await whole()).toBe(false);
    await walk('2027-03-01T00:00:00.000Z');
    expect(await whole()).toBe(true);
    // A function of that release may still have been at work: once more, an hour later.
    expect(await whole('2027-03-01T01:00:00.000Z')).toBe(false);
    await walk('2027-03-01T01:00:00.000Z');
    expect(await whole('2027-06-01T00:00:00.000Z')).toBe(true);
  });

  test.each(['eyJ9', 'draft', 'rows/2025', 'rows', 'approved/eyJ9', '/'])(
    'a cursor that no step gave is refused: %s',
    async (cursor) => {
      await expect(step(cursor)).rejects.toThrow(/cursor/);
    },
  );

  test('whoever only reads does not walk', async () => {
    expect(await askAs(listOlderClaimsEndpoint, { table, roles: ['auditor'], body: {} })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
  });
});
