import { listedStatuses } from '#domain/claims/listed-statuses.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { monthsOfPeriod } from '#domain/calendar/months.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { minato } from '#local/seed/minato.ts';
import { claimInList } from '#rows/claim-list.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import { approvers } from '#test/builders/approved-by-app.ts';
import { askApp, doneByApp, startCompany, type AppAsked } from '#test/builders/asked-app.ts';
import { day } from '#test/builders/claims.ts';
import { notDeducted, toWelfare } from '#test/builders/corrections-by-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

type Header = { readonly version: number; readonly status: string; readonly step?: number };
type Act = (header: Header) => Pick<AppAsked, 'body' | 'query'>;

const content = { title: '大阪出張', departmentId: 'sales-1' };
const rides = ['大阪出張', '京都出張'].map((memo) => shinkansen({ memo }));
const withBody =
  (more: object): Act =>
  ({ version }) => ({ body: { ...more, expectedVersion: version } });
const vote =
  (more: object): Act =>
  ({ version, step = 0 }) => ({ body: { ...more, step, expectedVersion: version } });
const save = withBody({ ...content, lines: [rides[1]] });
const seen = withBody({});
const reason = '確認';

const approve = ['votes', vote({ kind: 'approve', from: 'opened' })] as const;
const submit = ['submission', seen] as const;
const approved = [submit, approve, approve, approve];

/** Every way that a claim can go, act by act; who does it is found. The last part of its address names an act. */
const ways: Readonly<Record<string, readonly (readonly [act: string, Act])[]>> = {
  'is saved, discarded and brought back': [
    ['PUT', save],
    ['DELETE', ({ version }) => ({ query: { expectedVersion: String(version) } })],
    ['restoration', seen],
    ...approved,
  ],
  'is withdrawn and sent again': [submit, ['withdrawal', seen], ['PUT', save], ...approved],
  'is given back on its way': [submit, approve, ['votes', vote({ kind: 'send-back', reason })], submit],
  'is rejected': [submit, approve, ['votes', vote({ kind: 'reject', reason })]],
  'is corrected, and sent back after its approval': [
    ...approved,
    ['corrections', withBody({ corrections: notDeducted })],
    ['send-backs', withBody({ to: { kind: 'step', step: 0 }, reason })],
    approve,
    ['corrections', withBody({ corrections: toWelfare })],
    approve,
    approve,
    ['send-backs', withBody({ to: { kind: 'applicant' }, reason })],
    ['PUT', save],
    submit,
  ],
  'is confirmed, reversed, confirmed again and given back': [
    ...approved,
    ['confirmation', seen],
    ['reversal', withBody({ to: 'approved', reason })],
    ['confirmation', seen],
    ['labels', withBody({ labels: [] })],
    ['reversal', withBody({ to: 'applicant', reason })],
    submit,
  ],
};

/** They leave the claim of their path as it is. */
const leavingIt = ['copies', 'check'];

const place = '/api/claims/{claimId}';
const keyOf = (act: string): string =>
  act === act.toUpperCase() ? `${act} ${place}` : `POST ${place}/${act}`;

const table = () =>
  tenantTableOf(minato.tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });

const headerOf = async (id: string) => {
  const row = await table().get(claimHeader.key({ claimId: id as never }), { consistent: true });
  if (row === undefined) throw new Error('no such claim');
  const { doc } = claimHeader.read(row);
  return doc as typeof doc & Header;
};

const months = () => {
  const year = new Date().getUTCFullYear();
  return monthsOfPeriod({ from: day(`${year - 1}-12-01`), to: day(`${year + 1}-01-31`) });
};

/** The claim's rows in the company's list, wherever they stand. */
const listedOf = async (id: string) => {
  const pages = await Promise.all(
    months().map((month) => table().query({ ...claimInList.among({ month }), consistent: true })),
  );
  const rows = pages.flatMap(({ items }) => items);
  return rows
    .filter((row) => partsOf(claimInList, row)?.claimId === id)
    .map((row) => claimInList.read(row))
    .map(({ status, version }) => ({ status, version }));
};

/** What the list has to say of a claim by its header. */
const dueOf = ({ status, version }: Header) =>
  listedStatuses.some((one) => one === status) ? [{ status, version }] : [];

/** Whoever may: the others are refused. */
const doneBySomebody = async (act: string, asked: AppAsked): Promise<void> => {
  const refusals: string[] = [];
  for (const by of ['田中花子', ...approvers, '中村翔']) {
    // oxlint-disable-next-line no-await-in-loop -- until it is done
    const { status, body } = await askApp(keyOf(act), { ...asked, by });
    if (status < 300) return;
    refusals.push(`${by} ${status} ${body.code}`);
  }
  throw new Error(`nobody can do ${act}: ${refusals.join(', ')}`);
};

describe('a claim’s row in the company’s list', () => {
  test('is asked for after every act that a contract has', () => {
    const writing = tenantContracts
      .filter(({ contract: { method, path } }) => method !== 'GET' && path.startsWith(place))
      .map(({ contract: { method, path } }) => (path === place ? method : path.split('/').at(-1)));
    const done = Object.values(ways).flatMap((way) => way.map(([act]) => act));
    expect(new Set([...done, ...leavingIt])).toEqual(new Set(writing));
  });

  test.each(Object.entries(ways))('says what its header says while the claim %s', async (_how, way) => {
    const body = { id: newUlid(), ...content, lines: [rides[0]] };
    const { id } = await doneByApp('POST /api/claims', { body });
    let header: Header = await headerOf(id);
    expect(await listedOf(id)).toEqual([]);
    for (const [act, asked] of way) {
      // oxlint-disable-next-line no-await-in-loop -- one act after the other
      await doneBySomebody(act, { ...asked(header), id });
      // oxlint-disable-next-line no-await-in-loop
      header = await headerOf(id);
      // oxlint-disable-next-line no-await-in-loop
      expect([act, await listedOf(id)]).toEqual([act, dueOf(header)]);
    }
  });
});
