import { madeIds } from '#test/contract/made-ids.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, submit, vote } from './claim-driver.ts';
import type { DemoCloud } from './demo-cloud.ts';
import type { Sought } from './every-reading.ts';
import { attach, newUlid, type Answer, type Person } from './person.ts';

const names = ['tanaka', 'sato', 'takahashi', 'nakamura', 'ito', 'watanabe', 'yamamoto'] as const;
type Name = (typeof names)[number];

export const hr = 'HR';

const demanded = ({ status, body }: Answer): any => {
  if (status >= 300) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body;
};

/** A company with a label that few may see, a claim in the books and one under way that bear it, and all that is in them. */
export const labelledThings = async (demo: DemoCloud) => {
  const signedIn = await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const));
  const people = Object.fromEntries(signedIn) as Record<Name, Person>;
  const { tanaka, sato, takahashi, ito, watanabe } = people;

  const showTo = async (...loginIds: readonly Name[]): Promise<void> => {
    const { value, version } = (await watanabe.get('/api/settings/access')).body;
    const ids = loginIds.map((loginId) => people[loginId].userId);
    const labels = [
      { label: hr, roles: [], people: ids },
      // Beside it one that everybody in the office may see.
      { label: 'OFFICE', roles: ['accountant', 'accounting-manager', 'auditor'], people: ids },
    ];
    const body = { value: { ...value, labels }, expectedVersion: version };
    demanded(await watanabe.put('/api/settings/access', body));
  };

  const receiptOf = (claim: any): Promise<string> => attach(tanaka, claim.id, { name: '極秘領収書.pdf' });

  const withReceipt = async (content: Readonly<Record<string, unknown>>) => {
    const claim = await create(tanaka, { title: '極秘の申請', lines: [], ...content });
    const evidenceId = await receiptOf(claim);
    const saved = await tanaka.put(`/api/claims/${claim.id}`, {
      title: '極秘の申請',
      departmentId: 'sales-1',
      ...content,
      lines: [shinkansen({ spentOn: '2026-05-12', memo: '極秘面談', evidenceIds: [evidenceId] })],
      expectedVersion: claim.version,
    });
    return { claim: demanded(saved), evidenceId };
  };

  for (const [code, name] of [
    [hr, '人事'],
    ['OFFICE', '社内'],
  ])
    demanded(
      // oxlint-disable-next-line no-await-in-loop -- one version of the settings after the other
      await watanabe.put(`/api/masters/labels/${code}`, { states: [{ name }], expectedVersion: 0 }),
    );
  await showTo('sato', 'takahashi', 'ito');
  const first = await withReceipt({ labels: [hr] });
  const booked = await bringToConfirmation(tanaka, first.claim, {
    approvers: [sato, takahashi, ito],
    accountant: takahashi,
  });
  const asked = { id: newUlid(), month: '2026-05', format: 'yayoi' };
  const { id: exportId } = demanded(await takahashi.post('/api/exports', asked));
  const second = await withReceipt({ labels: [hr] });
  const waiting = demanded(await vote(sato, demanded(await submit(tanaka, second.claim))));
  const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const sought: Sought = {
    ids: {
      ...madeIds,
      claimId: booked.id,
      evidenceId: first.evidenceId,
      exportId,
      userId: takahashi.userId,
    },
    named: {
      claimId: waiting.id,
      evidenceId: second.evidenceId,
      exportId,
      userId: tanaka.userId,
      entryId: hr,
      importId: newUlid(),
    },
    periods: [
      { from: '2026-05-01', to: '2026-05-31', month: '2026-05' },
      { from: day, to: day, month: day.slice(0, 7) },
    ],
    marks: [
      booked.id,
      waiting.id,
      booked.number,
      waiting.number,
      first.evidenceId,
      second.evidenceId,
      exportId,
      '極秘',
    ],
  };
  return { people, booked, waiting, sought, showTo, receiptOf, withReceipt };
};
