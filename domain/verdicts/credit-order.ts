import type { RuleId } from '#domain/rules/rule-articles.ja.ts';
import type { FindingKind } from './finding.ts';
import type { EvidenceNeed } from './verdict.ts';

/** A fact of a line, by name; what each means is in credit-conditions.ts. */
export type CreditCondition =
  | 'nothing-taxed'
  | 'paid-by-regulation'
  | 'on-an-occasion'
  | 'before-invoices'
  | 'below-former-limit'
  | 'number-valid'
  | 'evidence-attached'
  | 'paid-by-employee'
  | 'company-pays-travel'
  | 'on-a-trip'
  | 'below-transport-limit'
  | 'below-vending-limit'
  | 'without-number'
  | 'company-entitled'
  | 'below-small-limit'
  | 'supplier-registered'
  | 'share-left'
  | `kind-allows-${'SPC-010' | 'SPC-011' | 'SPC-012' | 'SPC-013' | 'SPC-014' | 'SPC-015' | 'SPC-016'}`;

export type CreditRow = {
  readonly rule: RuleId;
  /** All of them must hold. */
  readonly when: readonly CreditCondition[];
  /** 控除区分 of the taxed parts. */
  readonly deduction: 'qualified' | 'books-only' | 'small-amount' | 'transitional' | 'none';
  readonly evidence: EvidenceNeed;
  /** The row of words behind it: applicant's sentence, 経理's sentence, law. */
  readonly because: FindingKind & CreditReason;
  /** The note that the books must carry, where they alone prove the deduction (SPC-001). */
  readonly booksNote?: string;
};

type CreditReason =
  | 'receipt-needed'
  | 'allowance-untaxed'
  | 'occasion-proof-needed'
  | 'former-small-exempt'
  | 'invoice-needed'
  | 'invoice-needed-for-card'
  | 'public-transport-exempt'
  | 'admission-exempt'
  | 'vending-exempt'
  | 'postal-exempt'
  | 'trip-exempt'
  | 'commuting-exempt'
  | 'stock-purchase-exempt'
  | 'small-amount-exempt'
  | 'receipt-needed-for-share';

/**
 * SPC-021 as one table, read from above: the first row whose conditions all hold decides.
 * 対象外・非課税 → インボイス制度の前 → 適格（番号と証憑がそろう）→ 帳簿のみ特例 → 少額特例 → 適格（証憑を求める）
 * → 経過措置 → 控除なし.
 */
export const creditOrder: readonly CreditRow[] = [
  // 1. 対象外・非課税: no deduction to prove, but the payment.
  {
    rule: 'TAX-005',
    when: ['nothing-taxed', 'paid-by-regulation'],
    deduction: 'none',
    evidence: 'none',
    because: 'allowance-untaxed',
  },
  {
    rule: 'TAX-005',
    when: ['nothing-taxed', 'on-an-occasion'],
    deduction: 'none',
    evidence: 'receipt',
    because: 'occasion-proof-needed',
  },
  {
    rule: 'TAX-005',
    when: ['nothing-taxed'],
    deduction: 'none',
    evidence: 'receipt',
    because: 'receipt-needed',
  },
  // 2. Until 2023-09-30 (区分記載請求書等保存方式): no number was asked for.
  {
    rule: 'SPC-021',
    when: ['before-invoices', 'below-former-limit'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'former-small-exempt',
  },
  {
    rule: 'SPC-021',
    when: ['before-invoices'],
    deduction: 'qualified',
    evidence: 'receipt',
    because: 'receipt-needed',
  },
  // 3. 適格: a valid number and its paper are there.
  {
    rule: 'SPC-014a',
    when: ['number-valid', 'evidence-attached', 'company-pays-travel'],
    deduction: 'qualified',
    evidence: 'qualified-invoice',
    because: 'invoice-needed-for-card',
  },
  {
    rule: 'INV-010',
    when: ['number-valid', 'evidence-attached'],
    deduction: 'qualified',
    evidence: 'qualified-invoice',
    because: 'invoice-needed',
  },
  // 4. 帳簿のみの特例.
  {
    rule: 'SPC-010',
    when: ['kind-allows-SPC-010', 'below-transport-limit'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'public-transport-exempt',
    booksNote: '公共交通機関特例',
  },
  {
    rule: 'SPC-011',
    when: ['kind-allows-SPC-011'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'admission-exempt',
    booksNote: '入場券等',
  },
  {
    rule: 'SPC-012',
    when: ['kind-allows-SPC-012', 'below-vending-limit'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'vending-exempt',
    booksNote: '自動販売機',
  },
  {
    rule: 'SPC-013',
    when: ['kind-allows-SPC-013'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'postal-exempt',
    booksNote: '郵便切手',
  },
  {
    rule: 'SPC-014',
    when: ['kind-allows-SPC-014', 'paid-by-employee', 'on-a-trip'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'trip-exempt',
    booksNote: '出張旅費等特例',
  },
  {
    rule: 'SPC-015',
    when: ['kind-allows-SPC-015', 'paid-by-employee'],
    deduction: 'books-only',
    evidence: 'none',
    because: 'commuting-exempt',
    booksNote: '通勤手当',
  },
  {
    rule: 'SPC-016',
    when: ['kind-allows-SPC-016', 'without-number'],
    deduction: 'books-only',
    evidence: 'receipt',
    because: 'stock-purchase-exempt',
    booksNote: '古物等の買取',
  },
  // 5. 少額特例: needs no note.
  {
    rule: 'SPC-020',
    when: ['company-entitled', 'below-small-limit'],
    deduction: 'small-amount',
    evidence: 'none',
    because: 'small-amount-exempt',
  },
  // 6. 適格 once its paper is attached.
  {
    rule: 'SPC-014a',
    when: ['number-valid', 'company-pays-travel'],
    deduction: 'qualified',
    evidence: 'qualified-invoice',
    because: 'invoice-needed-for-card',
  },
  {
    rule: 'INV-010',
    when: ['number-valid'],
    deduction: 'qualified',
    evidence: 'qualified-invoice',
    because: 'invoice-needed',
  },
  // 7. 経過措置. Where the supplier is registered as a rule, the invoice is asked for all the same.
  {
    rule: 'SPC-014a',
    when: ['share-left', 'company-pays-travel'],
    deduction: 'transitional',
    evidence: 'qualified-invoice',
    because: 'invoice-needed-for-card',
  },
  {
    rule: 'INV-010',
    when: ['share-left', 'supplier-registered'],
    deduction: 'transitional',
    evidence: 'qualified-invoice',
    because: 'invoice-needed',
  },
  {
    rule: 'TRN-003',
    when: ['share-left'],
    deduction: 'transitional',
    evidence: 'receipt',
    because: 'receipt-needed-for-share',
  },
  // 8. 控除なし.
  {
    rule: 'SPC-014a',
    when: ['company-pays-travel'],
    deduction: 'none',
    evidence: 'qualified-invoice',
    because: 'invoice-needed-for-card',
  },
  {
    rule: 'INV-010',
    when: ['supplier-registered'],
    deduction: 'none',
    evidence: 'qualified-invoice',
    because: 'invoice-needed',
  },
  { rule: 'SPC-021', when: [], deduction: 'none', evidence: 'receipt', because: 'receipt-needed' },
];

/** Every note that the books may carry so. */
export const booksNotes: ReadonlySet<string> = new Set(
  creditOrder.flatMap(({ booksNote }) => booksNote ?? []),
);

/** What the books must say for a reason that verdicts were pinned with. */
export const booksNoteOf = (because: FindingKind): string | undefined =>
  creditOrder.find((row) => row.because === because)?.booksNote;
