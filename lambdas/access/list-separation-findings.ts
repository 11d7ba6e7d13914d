import * as v from 'valibot';
import { accept } from '#domain/kernel/result.ts';
import { rolesOfPairs, separatedPairs, separationFindings } from '#domain/rights/separation.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { holdersByRole } from '#lambdas/users/who-may.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** 職務の分離: who holds both rights of a pair that one person should not hold. */
export const listSeparationFindingsEndpoint = endpoint({
  summary: '職務の分離に反する利用者を一覧する',
  may: 'access.read',
  refusals: {},
  answer: v.object({
    items: v.array(
      v.object({
        pair: v.string(),
        words: v.string(),
        people: v.array(v.object({ id: v.string(), name: v.string() })),
      }),
    ),
  }),
  run: async (_request, { table }) => {
    const masters = await freshMastersOf(table);
    const { access } = masters;
    const holders = await holdersByRole(masters, rolesOfPairs(access));
    const items = separationFindings(holders, access).map(({ pair, people }) => ({
      pair,
      words: separatedPairs[pair].words,
      people: people.map(({ id, name }) => ({ id, name })),
    }));
    return accept({ items });
  },
});
