import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { madeIds } from '#test/contract/made-ids.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create } from './claim-driver.ts';
import type { DemoCloud } from './demo-cloud.ts';
import type { Sought } from './every-reading.ts';
import { resettingIn } from './password-resetting.ts';
import { attach, newUlid, type Person } from './person.ts';

export const dayFromNow = (days: number): string =>
  new Date(Date.now() + (9 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
export const threeDays = { from: dayFromNow(0), to: dayFromNow(2) };
export const may = { contentFrom: '2026-05', contentTo: '2026-05' };

export type Booked = { readonly claim: any; readonly evidenceId: string };
type People = Record<'tanaka' | 'sato' | 'takahashi' | 'ito', Person>;

/** What a company did that is looked into. */
export const inspectedIn = (demo: DemoCloud, people: People) => {
  const bookedOn = async (title: string, days: readonly string[]) => {
    const { tanaka, sato, takahashi, ito } = people;
    const made = await create(tanaka, { title, lines: [] });
    const evidenceId = await attach(tanaka, made.id, { name: `${title}.pdf` });
    const saved = await tanaka.put(`/api/claims/${made.id}`, {
      title,
      departmentId: 'sales-1',
      lines: days.map((spentOn, at) =>
        shinkansen({ id: `${at + 1}`, spentOn, memo: title, evidenceIds: [evidenceId] }),
      ),
      expectedVersion: made.version,
    });
    const claim = await bringToConfirmation(tanaka, saved.body, {
      approvers: [sato, takahashi, ito],
      accountant: takahashi,
    });
    return { claim, evidenceId };
  };

  const soughtOf = ({ claim, evidenceId }: Booked, month: string, exportId: string): Sought => {
    const ids = { claimId: claim.id, evidenceId, exportId, userId: people.tanaka.userId };
    const today = dayFromNow(0);
    return {
      ids: { ...madeIds, ...ids },
      named: { ...ids, entryId: 'train', importId: newUlid() },
      periods: [
        { from: `${month}-01`, to: `${month}-28`, month },
        { from: today, to: today, month: today.slice(0, 7) },
      ],
      marks: [claim.id, claim.number, evidenceId, exportId, claim.title],
    };
  };

  const itemsOf = async (named: string) => {
    const { Items = [] } = await resettingIn(demo)
      .database()
      .send(new ScanCommand({ TableName: demo.cloud.nameOf('Audit') }));
    return Items.filter(({ action }: any) => action === named);
  };

  const exported = async (month: string): Promise<string> => {
    const { status, body } = await people.takahashi.post('/api/exports', {
      id: newUlid(),
      month,
      format: 'yayoi',
    });
    expect(status).toBe(201);
    return body.id;
  };

  /** Header and row of a claim of May, as a release wrote them that kept no months. */
  const withoutMonths = async (claimId: string) => {
    const door = resettingIn(demo);
    for (const { PK, SK, doc } of await door.rowsOf('TenantData'))
      if (String(doc).includes('"months":["2026-05"]') && `${String(PK)} ${String(SK)}`.includes(claimId))
        // oxlint-disable-next-line no-await-in-loop -- header and row of the list
        await door.change(
          'TenantData',
          { PK: String(PK), SK: String(SK) },
          'doc',
          String(doc)
            .replaceAll(/"months":\["2026-05"\],?/g, '')
            .replaceAll(',}', '}'),
        );
  };

  return { bookedOn, soughtOf, itemsOf, exported, withoutMonths };
};
