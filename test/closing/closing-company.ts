import { createHash } from 'node:crypto';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { isClaimId, isEvidenceId } from '#domain/kernel/ids.ts';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { minato } from '#local/seed/minato.ts';
import { claimEvidence, type ClaimEvidence } from '#rows/claims.ts';
import { laterEntries, postedEntries } from '#rows/journals.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { known, userOf } from '#test/builders/claims.ts';
import { askApp, doneByApp, startCompany, type AppAsked } from '#test/builders/asked-app.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { aContext } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';

export const [tanaka, takahashi, ito] = ['田中花子', '高橋美咲', '伊藤誠'] as const;

type Services = Awaited<ReturnType<typeof startCompany>>;

/** As somebody who is signed in asks the function that keeps the company. */
export const askAdmin = async (route: string, by: string, body?: unknown, query = {}) => {
  const event = apiEvent(route, { by, query, ...(body === undefined ? {} : { body }) });
  const answer = await tenantAdmin(event as unknown as ApiEvent, aContext(minato.tenantId));
  return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
};

export const showClosing = async (by = takahashi) => (await askAdmin('GET /api/closing', by)).body;

export const close = async (month: string, by: string = takahashi) => {
  const { version: expectedVersion } = await showClosing();
  return askAdmin('POST /api/closings', by, { month, expectedVersion });
};
export const reopen = async (month: string, by: string = ito) => {
  const { version: expectedVersion } = await showClosing();
  return askAdmin('POST /api/reopenings', by, { month, reason: '請求書が遅れて届いたため', expectedVersion });
};

let amounts = 0;
/** Of an amount of its own, so that no other claim has the same. */
export const lineOn = (spentOn: string, id = '1') => {
  const amount = 20_000 + (amounts += 10);
  return shinkansen({ id, spentOn, amount, parts: [{ rate: 'standard', amount }] });
};

const seen = (claim: any) => ({ id: claim.id, body: { expectedVersion: claim.version } });
export const submitted = async (lines: readonly unknown[]) =>
  doneByApp(
    'POST /api/claims/{claimId}/submission',
    seen(
      await doneByApp('POST /api/claims', {
        body: { id: newUlid(), title: '出張', departmentId: 'sales-1', lines },
      }),
    ),
  );
export const approvedOn = async (...days: readonly string[]) => {
  let claim = await submitted(days.map((spentOn, index) => lineOn(spentOn, `${index + 1}`)));
  for (const by of ['佐藤健一', takahashi, ito])
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    claim = await doneByApp('POST /api/claims/{claimId}/votes', {
      by,
      id: claim.id,
      body: { kind: 'approve', from: 'opened', step: claim.route.step, expectedVersion: claim.version },
    });
  return claim;
};
export const confirmed = (claim: any) =>
  doneByApp('POST /api/claims/{claimId}/confirmation', { by: takahashi, ...seen(claim) });
export const reversing = (claim: any, to = 'approved') => ({
  by: takahashi as string,
  id: claim.id,
  body: { to, reason: '科目の誤り', expectedVersion: claim.version },
});
export const askReversal = (asked: AppAsked) => askApp('POST /api/claims/{claimId}/reversal', asked);
export const reversed = (claim: any, to?: string) =>
  doneByApp('POST /api/claims/{claimId}/reversal', reversing(claim, to));

type Stored = JournalEntry & { readonly month: string };

/** Every entry of the table, whatever wrote it, with the month in which it lies. */
export const entriesIn = async ({ database }: Services): Promise<readonly Stored[]> => {
  const documents = DynamoDBDocumentClient.from(database);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'TenantData' }));
  return Items.flatMap((row) =>
    [postedEntries, laterEntries].flatMap((kind) => {
      const parts = storedPartsOf(kind, row);
      return parts === undefined ? [] : kind.read(row).z.map((entry) => ({ ...entry, month: parts.month }));
    }),
  );
};

/** In order of their serials. */
export const entriesOf = async (services: Services, claim: any): Promise<readonly Stored[]> =>
  (await entriesIn(services))
    .filter(({ claimId }) => claimId === claim.id)
    .toSorted((one, other) => one.serial - other.serial);

/** Of the whole company, in order. */
export const serialsOf = async (services: Services): Promise<readonly number[]> =>
  (await entriesIn(services)).map(({ serial }) => serial).toSorted((one, other) => one - other);

/** The demo company, on a day of the test's own in Japan. */
export const startClosingCompany = async (now: string): Promise<Services> => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  return startCompany();
};

/** A receipt of the claim as if its bytes had arrived: this company has no place for files. */
export const receiptOf = async ({ database }: Services, id: string): Promise<string> => {
  const [claimId, evidenceId] = [known(isClaimId, id), known(isEvidenceId, newUlid())];
  const doc: ClaimEvidence = {
    id: evidenceId,
    fileName: '領収書.pdf',
    contentType: 'application/pdf',
    size: 1_000,
    uploadedBy: userOf(minato.masters, tanaka).id,
    status: 'stored',
    looks: 'sound',
    sha256: createHash('sha256').update(evidenceId).digest('hex'),
  };
  const place = { tenantId: minato.tenantId, claimId, evidenceId };
  const Item = claimEvidence.stored(place, { status: 'stored', doc });
  await DynamoDBDocumentClient.from(database).send(new PutCommand({ TableName: 'TenantData', Item }));
  return evidenceId;
};
