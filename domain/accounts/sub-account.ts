import { master, type Entries, type EntryFault, type MasterRow } from '#domain/masters/master.ts';
import { textIn } from '#domain/masters/states.ts';
import { accountMaster } from './account.ts';

/** The code says of which account it is, so that a number stands once within its account: `318-001`. */
const strayFaults = (changed: Entries): readonly EntryFault[] =>
  [...changed.values()].flatMap(({ id, states }) =>
    states.flatMap((state, index) => {
      const account = textIn(state, 'accountCode') ?? '';
      return id.startsWith(`${account}-`) && id.length > account.length + 1
        ? []
        : [
            {
              id,
              index,
              field: 'accountCode',
              reason: `補助科目コードは「勘定科目コード-番号」の形で付けてください（例：${account}-001）`,
            },
          ];
    }),
  );

/** 補助科目: into what an account is divided in the books; packages find it by its name within its account. */
export const subAccountMaster = master({
  noun: 'subaccounts',
  word: '補助科目',
  id: {
    kind: 'code',
    word: '補助科目コード',
    maxLength: 32,
    alsoCalled: ['補助コード', '補助科目ID', '補助科目番号'],
  },
  fields: {
    name: {
      kind: 'text',
      word: '補助科目名',
      // 12 full-width characters are what the accounting packages take (ACC-002).
      maxLength: 24,
      alsoCalled: ['補助科目名称', '補助科目', '補助名', '名称'],
    },
    accountCode: {
      kind: 'reference',
      word: '勘定科目コード',
      alsoCalled: ['科目コード', '科目ID', '勘定コード'],
      to: accountMaster.noun,
      maxLength: accountMaster.id.maxLength,
    },
  },
  nameField: 'name',
  isDated: true,
  mostEntries: 20_000,
  kept: 'by-id',
  checks: async (changed) => strayFaults(changed),
});

export type SubAccount = MasterRow<typeof subAccountMaster>;
