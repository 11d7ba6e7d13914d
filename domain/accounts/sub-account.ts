import { master, type Entries, type EntryFault, type MasterRow } from '#domain/masters/master.ts';
import { meetingOf, spanOf, textIn, type Entry, type Span } from '#domain/masters/states.ts';
import { accountMaster } from './account.ts';
import { fitsAsSubAccount, roomOfSubAccount, subAccountTooWide } from './sub-account-name.ts';

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

const wideFaults = (changed: Entries): readonly EntryFault[] =>
  [...changed.values()].flatMap(({ id, states }) =>
    states.flatMap((state, index) =>
      fitsAsSubAccount(textIn(state, 'name') ?? '')
        ? []
        : [{ id, index, field: 'name', reason: subAccountTooWide }],
    ),
  );

type Named = { readonly id: string; readonly index: number; readonly place: string; readonly span: Span };

const namedIn = ({ id, states }: Entry): readonly Named[] =>
  states.map((state, index) => ({
    id,
    index,
    place: JSON.stringify([textIn(state, 'accountCode'), textIn(state, 'name')]),
    span: spanOf(state),
  }));

/**
 * Of one account two that are called alike at one time: packages find them by the name.
 * @param others what stands there beside those that change
 */
export const alikeFaults = (
  changed: Iterable<Entry>,
  others: Iterable<Entry> = [],
): readonly EntryFault[] => {
  const seen = Map.groupBy([...others].flatMap(namedIn), ({ place }) => place);
  return [...changed].flatMap(namedIn).flatMap((one) => {
    const alike = seen.get(one.place) ?? [];
    seen.set(one.place, [...alike, one]);
    const other = alike.find(({ id, span }) => id !== one.id && meetingOf(span, one.span) !== undefined);
    const reason = `同じ勘定科目の補助科目「${other?.id ?? ''}」と同じ名前です。会計ソフトは名前で区別します`;
    return other === undefined ? [] : [{ id: one.id, index: one.index, field: 'name', reason }];
  });
};

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
      maxLength: roomOfSubAccount,
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
  checks: async (changed) => [
    ...strayFaults(changed),
    ...wideFaults(changed),
    ...alikeFaults(changed.values()),
  ],
});

export type SubAccount = MasterRow<typeof subAccountMaster>;
