import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { isInstant, type CalendarDate, type Instant } from '#domain/kernel/time.ts';
import type { ListTenants } from '#lambdas/adapters/operator/tenant-list.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { sealChain, type FaultyDay } from './seal-chain.ts';
import type { SealContext } from './seal-day.ts';

export type SealRun = {
  /** The time that the schedule was meant for. */
  readonly at: Instant;
  /** False shortly before the function's time is up. */
  readonly mayGoOn: () => boolean;
};

export type SealReport = {
  readonly sealed: number;
  /** Days whose records the stream may still bring into the archive. */
  readonly waiting: number;
  /** Records that were changed or are missing, and segments that do not hang together. */
  readonly faults: number;
  /** Chains that could not be looked at. */
  readonly failed: readonly string[];
  readonly isFinished: boolean;
};

type Chain = { readonly chain: string; readonly since: CalendarDate };

const chainsAtOnce = 8;

const count = ({ findings: { changed, missing, unarchived, broken } }: FaultyDay): number =>
  changed + missing + unarchived + broken;

/** The operators' days first, then each company's, as they stand in the list. */
async function* pagesOfChains(listTenants: ListTenants, yesterday: CalendarDate) {
  yield [{ chain: 'ops', since: yesterday }];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await listTenants({ limit: chainsAtOnce, ...(cursor === undefined ? {} : { cursor }) });
    yield page.items.map(({ tenantId, createdAt }): Chain => ({
      chain: `t/${tenantId}`,
      since: isInstant(createdAt) ? jstDateOf(createdAt) : yesterday,
    }));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/**
 * 監査記録の日次の封印: every chain's days that are over, once. A company that cannot be looked at keeps nobody else from it;
 * what is left over is sealed another night.
 */
export const sealAll = async (
  context: SealContext & { readonly listTenants: ListTenants },
  { at, mayGoOn }: SealRun,
): Promise<SealReport> => {
  const yesterday = addDays(jstDateOf(at), -1);
  const total = { sealed: 0, waiting: 0, faults: 0 };
  const failed: string[] = [];
  const sealOne = async (chain: Chain): Promise<void> => {
    try {
      const { sealed, waiting, faulty } = await sealChain(context, chain, { at, yesterday });
      total.sealed += sealed;
      total.waiting += waiting;
      for (const one of faulty) {
        total.faults += count(one);
        // Ids only: what a record says stays where it is.
        const { day, findings } = one;
        writeToLog(
          JSON.stringify({ level: 'error', job: 'audit-seal', at, chain: chain.chain, day, findings }),
        );
      }
    } catch (error) {
      // Names only: messages of AWS quote keys.
      const cause = error instanceof Error ? error.name : typeof error;
      writeToLog(JSON.stringify({ level: 'error', job: 'audit-seal', at, chain: chain.chain, cause }));
      failed.push(chain.chain);
    }
  };
  for await (const chains of pagesOfChains(context.listTenants, yesterday)) {
    if (!mayGoOn()) return { ...total, failed, isFinished: false };
    await Promise.all(chains.map(sealOne));
  }
  return { ...total, failed, isFinished: true };
};
