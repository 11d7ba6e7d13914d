import { keyOf } from '#contract/endpoint.ts';
import { masterContracts, type MasterContracts } from '#contract/masters/master-contracts.ts';
import { master, type EntryFault, type Master } from '#domain/masters/master.ts';
import { textIn } from '#domain/masters/states.ts';
import type { Right } from '#domain/rights/rights.ts';
import { tenantHandler } from '#lambdas/http/tenant-handler.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import type { UsesOf } from '#lambdas/masters/situation.ts';
import { departmentsOfActor } from '#lambdas/users/departments-of-actor.ts';

/** 販売店 as a company of some size has them: more than one row or one request holds. Only tests keep it. */
export const dealerMaster = master({
  noun: 'dealers',
  word: '販売店',
  id: { kind: 'code', word: '販売店コード', maxLength: 20 },
  fields: {
    name: { kind: 'text', word: '販売店名', maxLength: 60 },
    departmentId: { kind: 'reference', word: '担当部門', to: 'departments', maxLength: 20, isOptional: true },
    // What it is an affiliate of: judged by the check below, which looks it up.
    mainCode: { kind: 'text', word: '親会社コード', maxLength: 20, isOptional: true },
  },
  nameField: 'name',
  isDated: true,
  mostEntries: 20_000,
  kept: 'by-id',
  checks: async (changed, find) => {
    const named = [...changed.values()].flatMap(({ id, states }) =>
      states.flatMap((state, index) => ({ id, index, main: textIn(state, 'mainCode') ?? id })),
    );
    const found = await find(named.map(({ main }) => main));
    return named.flatMap(({ id, index, main }): readonly EntryFault[] =>
      main === id || found.has(main)
        ? []
        : [{ id, index, field: 'mainCode', reason: `親会社「${main}」は登録されていません` }],
    );
  },
});

/** As if a claim named it. */
export const usedDealer = 'P19998';
const usesOf: UsesOf = async (_asked, ids) =>
  ids
    .filter((id) => id === usedDealer)
    .map((id) => ({ id, span: { from: '2026-01-01', to: '9999-12-31' }, words: '申請' }));

const asDepartments: Readonly<Record<string, Right>> = {
  'dealers.read': 'departments.read',
  'dealers.keep': 'departments.keep',
};

/** No role has rights of its own to what no release has: those of departments open it. */
const contracts = Object.fromEntries(
  Object.entries(masterContracts(dealerMaster as Master as never)).map(([operation, contract]) => [
    operation,
    { ...contract, may: asDepartments[contract.may] },
  ]),
) as unknown as MasterContracts;

const endpoints = Object.values(masterEndpoints(contracts, { master: dealerMaster, usesOf }));

/** What a function serves of them. */
export const dealersHandler = tenantHandler(
  Object.fromEntries(endpoints.map((one) => [keyOf(one.contract), one])),
  departmentsOfActor,
);
