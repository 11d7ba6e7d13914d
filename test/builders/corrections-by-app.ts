import { askApp, doneByApp } from './asked-app.ts';
import { newUlid } from '#test/journeys/person.ts';

type Options = Readonly<Record<string, unknown>> & { readonly by?: string; readonly key?: string };
const asked =
  (route: string) =>
  ({ id, version }: any, corrections: unknown, { by = '高橋美咲', key = newUlid(), ...more }: Options = {}) =>
    askApp(route, { id, by, key, body: { corrections, expectedVersion: version, ...more } });
export const correct = asked('POST /api/claims/{claimId}/corrections');
export const check = asked('POST /api/claims/{claimId}/corrections/check');
export const read = (id: string, by = '高橋美咲') => doneByApp('GET /api/claims/{claimId}', { id, by });
export const timelineOf = async (id: string, by = '田中花子'): Promise<readonly any[]> =>
  (await doneByApp('GET /api/claims/{claimId}/timeline', { id, by })).items;
export const correctionsIn = async (id: string) =>
  (await timelineOf(id)).filter(({ act }: any) => act === 'correct');
export const sendBack = ({ id, version }: any, to: unknown) =>
  doneByApp('POST /api/claims/{claimId}/send-backs', {
    id,
    by: '高橋美咲',
    body: { to, reason: '確認', expectedVersion: version },
  });
export const confirm = ({ id, version }: any, by = '高橋美咲') =>
  askApp('POST /api/claims/{claimId}/confirmation', { id, by, body: { expectedVersion: version } });
export const debitsOf = ({ entries }: any): readonly string[] =>
  entries.flatMap(({ lines }: any) =>
    lines
      .filter(({ side }: any) => side === 'debit')
      .map(({ account, amount, taxCode }: any) => `${account.name} ${amount} ${taxCode}`),
  );

export const notDeducted = [{ lineId: '1', taxCodes: [{ part: 0, taxCode: 'P10N' }] }];
export const toWelfare = [{ lineId: '1', accountCode: '712' }];
