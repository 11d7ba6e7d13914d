import type { Claim } from '#domain/claims/claim.ts';
import type { ClaimLine, PaidBy } from '#domain/claims/line.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { sumYen, type Yen } from '#domain/money/yen.ts';
import type { Account, Masters } from '#domain/tenants/masters.ts';
import type { ClaimVerdict, JudgedPart } from '#domain/verdicts/verdict.ts';
import { memoOf, type MemoSource } from './entry-memo.ts';
import type { DerivedEntry, EntryLine } from './entry.ts';
import { balanced } from './post-entry.ts';
import { traceOf } from './trace.ts';

export type Derivation = {
  readonly claim: Pick<Claim, 'id' | 'applicantName' | 'departmentId' | 'departmentName' | 'title'> & {
    readonly number: string;
  };
  readonly lines: readonly ClaimLine[];
  /** Of exactly these lines. */
  readonly verdict: ClaimVerdict;
  readonly masters: Pick<Masters, 'company' | 'accounts'>;
  readonly at: Instant;
};

type Booked = MemoSource & { readonly part: JudgedPart };

const groupBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly Item[])[] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

const accountNamed = ({ accounts }: Derivation['masters'], code: string): Account => {
  const account = accounts.find((one) => one.code === code);
  assert(account !== undefined, `the company's settings name an account that exists: ${code}`);
  return { code: account.code, name: account.name };
};

const departmentOf = ({ claim }: Derivation) => ({ id: claim.departmentId, name: claim.departmentName });

const sourcesOf = (booked: readonly Booked[]): readonly MemoSource[] => [
  ...new Map(booked.map(({ line, verdict }) => [line.id, { line, verdict }])).values(),
];

const taxOf = (booked: readonly Booked[]): Yen => sumYen(booked.map(({ part }) => part.deductibleTax));

/** 費用: one line per account and tax code, summed after each part's own tax (EXP-051). */
const costLines = (derivation: Derivation, booked: readonly Booked[]): readonly EntryLine[] =>
  groupBy(booked, ({ verdict, part }) => `${verdict.account.code}/${part.taxCode}`).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const deductibleTax = taxOf(group);
    const { taxCode } = first.part;
    return {
      side: 'debit',
      account: first.verdict.account,
      department: departmentOf(derivation),
      taxCode,
      amount: sumYen(group.map(({ part }) => part.cost)),
      ...(deductibleTax === 0 ? {} : { deductibleTax }),
      memo: memoOf(sourcesOf(group), taxCode),
      lineIds: sourcesOf(group).map(({ line }) => line.id),
    };
  });

/** 仮払消費税: one line per tax code; none under 税込経理. */
const taxLines = (derivation: Derivation, booked: readonly Booked[]): readonly EntryLine[] =>
  groupBy(booked, ({ part }) => part.taxCode).flatMap((group) => {
    const [first] = group;
    const amount = taxOf(group);
    if (first === undefined || amount === 0) return [];
    const { taxCode } = first.part;
    return {
      side: 'debit',
      account: accountNamed(derivation.masters, derivation.masters.company.inputTaxAccount),
      department: departmentOf(derivation),
      taxCode,
      amount,
      isInputTax: true,
      memo: memoOf(sourcesOf(group), taxCode),
      lineIds: sourcesOf(group).map(({ line }) => line.id),
    };
  });

/** 未払金 to the employee and to the card company, each under its 補助科目. */
const creditLines = (derivation: Derivation, lines: readonly ClaimLine[]): readonly EntryLine[] => {
  const { claim, masters } = derivation;
  const subAccounts: Record<PaidBy, string> = {
    employee: claim.applicantName,
    'corporate-card': masters.company.cardSubAccount,
  };
  return groupBy(lines, ({ paidBy }) => paidBy).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return {
      side: 'credit',
      account: accountNamed(masters, masters.company.liabilityAccount),
      subAccount: subAccounts[first.paidBy],
      department: departmentOf(derivation),
      taxCode: 'OT',
      amount: sumYen(group.map(({ amount }) => amount)),
      memo: claim.title,
      lineIds: group.map(({ id }) => id),
    };
  });
};

const entryOf = (derivation: Derivation, postedOn: CalendarDate): DerivedEntry => {
  const { claim, verdict, masters, at } = derivation;
  const lines = derivation.lines.filter(({ spentOn }) => spentOn === postedOn);
  const sources = lines.map((line): MemoSource => {
    const judged = verdict.lines.find(({ lineId }) => lineId === line.id);
    assert(judged !== undefined, `line ${line.id} was judged`);
    return { line, verdict: judged };
  });
  const booked = sources.flatMap((source) => source.verdict.parts.map((part) => ({ ...source, part })));
  return balanced({
    claimId: claim.id,
    claimNumber: claim.number,
    postedOn,
    enteredAt: at,
    lines: [
      ...costLines(derivation, booked),
      ...taxLines(derivation, booked),
      ...creditLines(derivation, lines),
    ],
    trace: sources.flatMap((source) => traceOf(source.verdict, masters.company)),
  });
};

/** One balanced entry per expense date, earliest first, posted on that date (EXP-051). */
export const deriveJournals = (derivation: Derivation): readonly DerivedEntry[] =>
  [...new Set(derivation.lines.map(({ spentOn }) => spentOn))]
    .toSorted()
    .map((postedOn) => entryOf(derivation, postedOn));
