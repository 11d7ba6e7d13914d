import type { ClaimId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { TaxAccounting } from '#domain/tenants/masters.ts';
import type { TaxCode } from '#domain/verdicts/verdict.ts';

/** 借方 and 貸方. */
export const sides = ['debit', 'credit'] as const;
export type Side = (typeof sides)[number];

/** 仕訳の明細行. Amounts are never below zero; the side says the rest. */
export type EntryLine = {
  readonly side: Side;
  readonly account: { readonly code: string; readonly name: string };
  readonly subAccount?: string;
  readonly department?: { readonly id: string; readonly name: string };
  readonly taxCode: TaxCode;
  readonly amount: Yen;
  /** For a cost under 税抜経理: the tax that its own 仮払消費税 line carries. Renderers for packages that split tax themselves add it back (JNL-003). */
  readonly deductibleTax?: Yen;
  /** True on the 仮払消費税 line itself. */
  readonly isInputTax?: boolean;
  /** True on 未払金, whose 摘要 is the claim's title. Absent in entries posted before it was kept. */
  readonly isPayable?: boolean;
  readonly memo: string;
  /**
   * The beginning of `memo` that no file may shorten: what the law asks for, then the supplier (消費税法30条8項).
   * Absent on 未払金, and in entries posted before it was kept, whose supplier stands at the end.
   */
  readonly memoHead?: string;
  /** 明細 that this amount sums up: their steps of the trace made it. Absent in entries posted before it was kept. */
  readonly lineIds?: readonly string[];
};

/** Which rule and which rounding made a number; kept with the entry for ever. */
export type TraceStep = {
  readonly lineId: string;
  readonly rule: string;
  /** A Japanese sentence with the figures: `11,000 × 10 × 70 ÷ 11,000 = 700（切捨て）`. */
  readonly says: string;
};

/** The rule of the step that says why an entry does not stand on the day of its expense. */
export const postingRule = 'EXP-051';

/** 仕訳, balanced: one per claim and expense date (EXP-051). Posted entries never change. */
export type JournalEntry = {
  /** Gapless serial per tenant (LDG-003). */
  readonly serial: number;
  readonly claimId: ClaimId;
  readonly claimNumber: string;
  readonly postedOn: CalendarDate;
  /** 発生日, where its month was closed and the entry is posted later; tax and labels go by it (TAX-001). */
  readonly spentOn?: CalendarDate;
  readonly enteredAt: Instant;
  readonly lines: readonly EntryLine[];
  readonly trace: readonly TraceStep[];
  /** 赤伝: the serial of the entry whose mirror image it is (LDG-001). */
  readonly reverses?: number;
  /** 経理方法 of the company when it was posted. Absent where a 仮払消費税 line says it, and in entries posted before it was kept. */
  readonly taxAccounting?: TaxAccounting;
};

/** An entry before confirmation gives it its serial: what a preview shows. */
export type DerivedEntry = Omit<JournalEntry, 'serial'>;

/** A posted entry with the serial of the 赤伝 that answers it, where one does: its row itself never changes. */
export type AnsweredEntry = JournalEntry & { readonly reversedBy?: number };

/** `answers`: serial of an entry → that of its 赤伝. */
export const withAnswers = (
  entries: readonly JournalEntry[],
  answers: ReadonlyMap<number, number>,
): readonly AnsweredEntry[] =>
  entries.map((entry) => {
    const reversedBy = answers.get(entry.serial);
    return reversedBy === undefined ? entry : { ...entry, reversedBy };
  });

/** What these entries answer. */
export const answersIn = (entries: readonly JournalEntry[]): ReadonlyMap<number, number> =>
  new Map(entries.flatMap(({ serial, reverses }) => (reverses === undefined ? [] : [[reverses, serial]])));

/** The day whose law the entry follows. */
export const expenseDateOf = ({
  spentOn,
  postedOn,
}: Pick<JournalEntry, 'spentOn' | 'postedOn'>): CalendarDate => spentOn ?? postedOn;
