import { newUlid } from '#test/journeys/person.ts';
import { doneByApp } from './asked-app.ts';
import { shinkansen } from './sent-lines.ts';

/** 田中's approvers of R-01, in the order of its steps. */
export const approvers = ['佐藤健一', '高橋美咲', '伊藤誠'] as const;

const act = (name: string, id: string, by: string, body: unknown) =>
  doneByApp(`POST /api/claims/{claimId}/${name}`, { id, by, body });

let ordered = 0;
/** A ride on a day of its own, so that no claim looks like another. */
const aRide = () => {
  ordered += 1;
  const spentOn = new Date(Date.UTC(2026, 3, ordered)).toISOString().slice(0, 10);
  return shinkansen({ spentOn, purpose: 'ordinary', memo: '' });
};

/** A claim of 田中's that was submitted. */
export const submittedByApp = async (
  lines: readonly unknown[] = [aRide()],
  more: Readonly<Record<string, unknown>> = {},
): Promise<any> => {
  const draft = { id: newUlid(), title: '大阪出張', departmentId: 'sales-1', lines, ...more };
  const { id, version } = await doneByApp('POST /api/claims', { body: draft });
  return act('submission', id, '田中花子', { expectedVersion: version });
};

/** The same, with the approvals of as many steps as there are names. */
export const votedByApp = async (claim: any, by: readonly string[] = approvers): Promise<any> => {
  let current = claim;
  for (const name of by) {
    const { id, version: expectedVersion, route } = current;
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    current = await act('votes', id, name, {
      kind: 'approve',
      from: 'opened',
      step: route.step,
      expectedVersion,
    });
  }
  return current;
};

export const approvedByApp = async (
  lines?: readonly unknown[],
  more?: Readonly<Record<string, unknown>>,
): Promise<any> => votedByApp(await submittedByApp(lines, more));
