import { sides } from '#domain/journals/entry.ts';
import * as v from 'valibot';

const account = v.object({ code: v.string(), name: v.string() });

const entryLine = v.object({
  side: v.picklist(sides),
  account,
  subAccount: v.exactOptional(v.string()),
  department: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  taxCode: v.string(),
  /** 税区分 as the company's export spells it (ACC-005). */
  taxLabel: v.string(),
  amount: v.number(),
  deductibleTax: v.exactOptional(v.number()),
  isInputTax: v.exactOptional(v.boolean()),
  isPayable: v.exactOptional(v.boolean()),
  memoHead: v.exactOptional(v.string()),
  lineIds: v.exactOptional(v.array(v.string())),
  memo: v.string(),
});

/** 仕訳 as people see it; `serial` is absent on a preview. */
export const journalEntryView = v.object({
  serial: v.exactOptional(v.number()),
  claimId: v.string(),
  claimNumber: v.string(),
  postedOn: v.string(),
  /** 発生日, where its month was closed and the entry is posted later. */
  spentOn: v.exactOptional(v.string()),
  enteredAt: v.exactOptional(v.string()),
  lines: v.array(entryLine),
  trace: v.array(v.object({ lineId: v.string(), rule: v.string(), says: v.string() })),
  /** 赤伝: the serial of the entry whose mirror image it is. */
  reverses: v.exactOptional(v.number()),
  /** The serial of the 赤伝 that answers it. */
  reversedBy: v.exactOptional(v.number()),
});

export type JournalEntryView = v.InferOutput<typeof journalEntryView>;
