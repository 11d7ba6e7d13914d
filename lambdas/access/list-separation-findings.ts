import { listSeparationFindings } from '#contract/separation.ts';
import { accept } from '#domain/kernel/result.ts';
import { separatedPairs } from '#domain/rights/separated-pairs.ts';
import { rolesOfPairs, separationFindings } from '#domain/rights/separation.ts';
import { labelsByOffice } from '#lambdas/approvals/office-sight.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { holdersByRole } from '#lambdas/users/who-may.ts';

/** A list that is longer says that duties are not separated at all. */
const mostNamed = 50;

/** 職務の分離: who holds both rights of a pair that one person should not hold; and labels that 経理 does not see. */
export const listSeparationFindingsEndpoint = endpoint(
  listSeparationFindings,
  async (_request, { table }) => {
    const masters = await freshMastersOf(table);
    const { access } = masters;
    const holders = await holdersByRole(masters, rolesOfPairs(access));
    const items = separationFindings(holders, access).map(({ pair, people }) => ({
      pair,
      words: separatedPairs[pair].words,
      count: people.length,
      people: people.slice(0, mostNamed).map(({ id, name }) => ({ id, name })),
    }));
    const labels = await labelsByOffice(masters);
    const unseenLabels = labels
      .filter(({ unseenBy }) => unseenBy.length > 0)
      .map(({ label: { id: code, name }, unseenBy }) => ({ code, name, unseenBy }));
    return accept({ items, unseenLabels });
  },
);
