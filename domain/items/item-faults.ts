import { isItemKind, kindRow, type ItemKind } from '#domain/rules/item-kinds.ts';
import type { Entries, EntryFault } from '#domain/masters/master.ts';
import { textIn, type State } from '#domain/masters/states.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import { askField, asksIn } from './ask-fields.ts';

type Fault = Pick<EntryFault, 'field' | 'reason'>;

const unlawful = (name: Parameters<typeof askField>[0], reason: string): Fault => ({
  field: askField(name),
  reason,
});

/** What the law or the regulation needs stays asked: a field that is hidden and blocks could be filled by nobody. */
const askFaults = (kind: ItemKind, state: State): readonly Fault[] => {
  const { isNameless, meal, asks: asked } = kindRow(kind);
  const asks = asksOfItem({ kind, asks: asksIn(state) });
  return [
    ...(isNameless !== true && asked.supplier === 'required' && asks.supplier !== 'required'
      ? [unlawful('supplier', '法令で支払先の記載が必要な種類のため、必須のままにしてください')]
      : []),
    ...(meal === 'entertainment' && asks.participants !== 'required'
      ? [unlawful('participants', '接待の飲食では法令で参加者の記録が必要なため、必須のままにしてください')]
      : []),
    ...(kind === 'lodging' && asks.lodging !== 'required'
      ? [unlawful('lodging', '宿泊では規程の判定に必要なため、必須のままにしてください')]
      : []),
    ...(kind === 'per-diem' && asks.perDiem !== 'required'
      ? [unlawful('perDiem', '日当では規程の判定に必要なため、必須のままにしてください')]
      : []),
  ];
};

/** Accounts to which only a meal of 接待 may lead (EXP-001). */
const mealAccounts = ['excludedAccountCode', 'staffOnlyAccountCode', 'staffMeetingAccountCode'] as const;

const faultsOfState = (state: State): readonly Fault[] => {
  const kind = textIn(state, 'kind') ?? '';
  if (!isItemKind(kind)) return [];
  const rate = textIn(state, 'defaultRate');
  const { rates, meal } = kindRow(kind);
  return [
    ...askFaults(kind, state),
    ...(rates.some((known) => known === rate)
      ? []
      : [{ field: 'defaultRate', reason: 'この種類の取引にはない税率です' }]),
    ...mealAccounts
      .filter((field) => meal !== 'entertainment' && textIn(state, field) !== undefined)
      .map((field) => ({ field, reason: '種類が「接待の飲食」の経費科目だけで使います' })),
  ];
};

/** Why items may not be as they are, whatever else the company keeps. */
export const itemFaults = (entries: Entries): readonly EntryFault[] =>
  [...entries.values()].flatMap(({ id, states }) =>
    states.flatMap((state, index) => faultsOfState(state).map((fault) => ({ id, index, ...fault }))),
  );
