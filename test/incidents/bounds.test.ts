import { expect, test } from 'vitest';
import { incidentsMost, noticesMost } from '#domain/incidents/incident.ts';
import { isOperatorId } from '#domain/kernel/ids.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { draftIncidentNoticeEndpoint } from '#lambdas/incidents/draft-incident-notice.ts';
import { openIncidentEndpoint } from '#lambdas/incidents/open-incident.ts';
import type { Call } from '#lambdas/http/call.ts';

const operatorId = 'op-kato';
if (!isOperatorId(operatorId)) throw new Error(operatorId);
const at = instantOf(new Date('2026-12-01T01:00:00.000Z'));
const incidentId = ulidAt(at);
const assessment = {
  severity: 'minor',
  personalData: 'no',
  isMalicious: false,
  affected: { to: 'none-known' },
};

type Kept = { readonly open?: number; readonly notices?: number };

const having = ({ open = 0, notices = 0 }: Kept, done: string[]): OperatorContext => {
  const found = {
    incidentId,
    version: 1,
    title: '点検',
    facts: '訓練',
    detectedAt: at,
    assessment: { ...assessment, affected: { to: 'all' } },
    notices: Array.from({ length: notices }, () => ulidAt(at)),
  };
  return {
    incidents: {
      listOpen: async () => Array.from({ length: open }, () => ({ incidentId: ulidAt(at) })),
      find: async () => found,
      timeline: async () => ({ items: [] }),
    },
    commit: async () => {
      done.push('written');
      return [];
    },
    record: async (_request: unknown, { outcome }: { readonly outcome: string }) => void done.push(outcome),
  } as unknown as OperatorContext;
};

const callOf = (body: object) =>
  ({
    params: { incidentId },
    query: {},
    body: { ...body, reason: '訓練のため' },
    at,
    operator: { operatorId, name: '加藤誠', rights: new Set(['incidents.keep']) },
  }) as unknown as Call;

const opening = callOf({
  incidentId: ulidAt(at),
  title: '点検',
  facts: '訓練',
  detectedAt: '2026-12-01T00:00:00.000Z',
  ...assessment,
});
const drafting = callOf({ announcementId: ulidAt(at), expectedVersion: 1 });

test.each([
  [openIncidentEndpoint, opening, { open: incidentsMost - 1 }, undefined, ['written']],
  [openIncidentEndpoint, opening, { open: incidentsMost }, 'incidents-full', ['refused']],
  [draftIncidentNoticeEndpoint, drafting, { notices: noticesMost - 1 }, undefined, ['written']],
  [draftIncidentNoticeEndpoint, drafting, { notices: noticesMost }, 'notices-full', ['refused']],
])('an act on as many as there may be: %#', async (endpoint, call, kept, kind, expected) => {
  const done: string[] = [];
  const answer = await endpoint.serve(call, () => Promise.resolve(having(kept, done)));
  expect(answer).toMatchObject(kind === undefined ? { ok: true } : { ok: false, refusal: { kind } });
  expect(done).toEqual(expected);
});
