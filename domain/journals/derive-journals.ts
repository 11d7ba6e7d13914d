import { rowCalled } from '#domain/masters/coded-rows.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { correctionOf, withCorrectedItem, type LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine, PaidBy } from '#domain/lines/line.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { subtractYen, sumYen, yen, type Yen } from '#domain/money/yen.ts';
import { bookkeepingOn, type Bookkeeping } from '#domain/tenants/bookkeeping.ts';
import type { JudgingMasters } from '#domain/tenants/masters.ts';
import { rebooked } from '#domain/verdicts/rebooked.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { memoOf, payableMemoOf, type MemoSource } from './entry-memo.ts';
import { accountingBeside } from './entry-accounting.ts';
import type { DerivedEntry, EntryLine } from './entry.ts';
import { balanced, otherSide } from './post-entry.ts';
import { closedThroughOn, postingDateOf } from '#domain/posting/posting-date.ts';
import { correctionSteps, postingStep, traceOf } from './trace.ts';

export type Derivation = {
  readonly claim: Pick<Claim, 'id' | 'applicantName' | 'departmentId' | 'departmentName' | 'title'> & {
    readonly number: string;
  };
  readonly lines: readonly ClaimLine[];
  /** Of exactly these lines. */
  readonly verdict: ClaimVerdict;
  /** 訂正 by 経理, which `verdict` knows of already. */
  readonly corrections: readonly LineCorrection[];
  readonly masters: Pick<JudgingMasters, 'company' | 'accounts' | 'items'>;
  readonly at: Instant;
};

/** One tax part of a line, with where its entry is posted. */
type Booked = MemoSource & { readonly correction: LineCorrection | undefined };

const groupBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
};

/** As it is called on the day on which it is posted: the accounts of one entry are of one day. */
const accountNamed = (
  { masters: { accounts } }: Derivation,
  code: string,
  postedOn: CalendarDate,
): EntryLine['account'] => {
  const account = rowCalled(accounts, code, postedOn);
  assert(account !== undefined, `the company's settings name an account that exists: ${code}`);
  return { code: account.code, name: account.name };
};

/** 負担部門 and 補助科目 of a cost: what 経理 decided of it, or of the purchase that flows back. */
const decidedOf = ({ correction, verdict }: Pick<Booked, 'correction' | 'verdict'>) => ({
  department: correction?.department ?? verdict.department,
  subAccount: correction?.subAccount ?? verdict.subAccount,
});

const departmentOf = ({ claim }: Derivation, department?: LineCorrection['department']) => {
  return department === undefined
    ? { id: claim.departmentId, name: claim.departmentName }
    : { id: department.code, name: department.name };
};

const absolute = (amount: Yen): Yen => (amount < 0 ? subtractYen(yen(0), amount) : amount);
/** Money that flows back (返金) stands on the other side (LDG-001): no row of a book is below zero. */
const sideFor = (side: EntryLine['side'], gross: Yen): EntryLine['side'] =>
  gross < 0 ? otherSide[side] : side;

/**
 * What one row of the books may sum up: supplier, content, account, 補助科目 (its own, and by who paid), 部門 and tax
 * code agree, and the money flows one way (EXP-051, 消費税法30条8項).
 */
const rowKeyOf = (booked: Booked): string => {
  const { line, verdict, part } = booked;
  const { subAccount, department } = decidedOf(booked);
  return JSON.stringify([
    verdict.account.code,
    subAccount,
    department?.code,
    part.taxCode,
    line.paidBy,
    part.gross < 0,
    line.supplier.name.trim(),
    line.supplier.registrationNumber,
    line.itemCode,
    memoOf(booked).memo,
  ]);
};

const lineIdsOf = (lines: readonly { readonly id: string }[]): readonly string[] => [
  ...new Set(lines.map(({ id }) => id)),
];

/** 費用 of one row, and its 仮払消費税 where there is any, each part taxed and rounded by itself before (EXP-051). */
const rowLines = (derivation: Derivation, row: readonly [Booked, ...Booked[]], postedOn: CalendarDate) => {
  const [{ verdict, part }] = row;
  const { subAccount, department } = decidedOf(row[0]);
  const { company, accounts } = derivation.masters;
  const { code } = verdict.account;
  const side = sideFor('debit', part.gross);
  const tax = sumYen(row.map((booked) => booked.part.deductibleTax));
  const told = {
    department: departmentOf(derivation, department),
    taxCode: part.taxCode,
    ...memoOf(row[0]),
    lineIds: lineIdsOf(row.map(({ line }) => line)),
  };
  const cost: EntryLine = {
    side,
    amount: absolute(sumYen(row.map((booked) => booked.part.cost))),
    account: { code, name: rowCalled(accounts, code, postedOn)?.name ?? verdict.account.name },
    ...(subAccount === undefined ? {} : { subAccount }),
    ...(tax === 0 ? {} : { deductibleTax: absolute(tax) }),
    ...told,
  };
  if (tax === 0) return { cost };
  const account = accountNamed(derivation, company.inputTaxAccount, postedOn);
  const inputTax: EntryLine = { side, amount: absolute(tax), account, isInputTax: true, ...told };
  return { cost, inputTax };
};

/** 未払金 to the employee and to the card company, each under its 補助科目. */
const payableLines = (
  derivation: Derivation,
  lines: readonly ClaimLine[],
  { spentOn, postedOn }: { readonly spentOn: CalendarDate | undefined; readonly postedOn: CalendarDate },
): readonly EntryLine[] => {
  const { claim, masters } = derivation;
  const subAccounts: Record<PaidBy, string> = {
    employee: claim.applicantName,
    'corporate-card': masters.company.cardSubAccount,
  };
  return groupBy(lines, ({ paidBy }) => paidBy)
    .map((group): EntryLine => {
      const amount = sumYen(group.map((line) => line.amount));
      return {
        side: sideFor('credit', amount),
        amount: absolute(amount),
        account: accountNamed(derivation, masters.company.liabilityAccount, postedOn),
        subAccount: subAccounts[group[0].paidBy],
        department: departmentOf(derivation),
        taxCode: 'OT',
        isPayable: true,
        memo: payableMemoOf(claim.title, spentOn),
        lineIds: lineIdsOf(group),
      };
    })
    .filter(({ amount }) => amount > 0);
};

type Days = { readonly on: CalendarDate; readonly postedOn: CalendarDate };

const sourcesOf = (
  { verdict, masters, corrections }: Derivation,
  lines: readonly ClaimLine[],
  { spentOn, books }: { readonly spentOn: CalendarDate | undefined; readonly books: Bookkeeping },
) =>
  lines.map((written) => {
    const line = withCorrectedItem(written, corrections);
    const judged = verdict.lines.find(({ lineId }) => lineId === line.id);
    assert(judged !== undefined, `line ${line.id} was judged`);
    const correction = correctionOf(corrections, line.id);
    const itemName =
      correction?.item?.name ?? rowCalled(masters.items, line.itemCode, line.spentOn)?.name ?? '';
    // The verdict was pinned for another day, where its month was closed since, or the day was moved.
    return { line, verdict: rebooked(judged, masters.company, books), spentOn, itemName, correction };
  });

/** The entry of the lines of one expense date that are posted on one day. */
const entryOf = (
  derivation: Derivation,
  lines: readonly [ClaimLine, ...ClaimLine[]],
  { on, postedOn }: Days,
): DerivedEntry => {
  const { claim, masters, at } = derivation;
  const spentOn = postedOn === on ? undefined : on;
  const books = bookkeepingOn(masters.company, postedOn);
  const sources = sourcesOf(derivation, lines, { spentOn, books });
  const booked = sources.flatMap((source) => source.verdict.parts.map((part) => ({ ...source, part })));
  const rows = groupBy(booked, rowKeyOf).map((row) => rowLines(derivation, row, postedOn));
  const entryLines = [
    ...rows.map(({ cost }) => cost),
    ...rows.flatMap(({ inputTax }) => inputTax ?? []),
    ...payableLines(derivation, lines, { spentOn, postedOn }),
  ];
  return balanced({
    claimId: claim.id,
    claimNumber: claim.number,
    postedOn,
    ...(spentOn === undefined ? {} : { spentOn }),
    enteredAt: at,
    lines: entryLines,
    ...accountingBeside(entryLines, books.accounting),
    trace: sources.flatMap(({ line, verdict, correction }) => [
      ...correctionSteps(correction, on),
      ...traceOf(verdict, { books, on }),
      ...postingStep(line.id, { spentOn, chosenOn: correction?.postedOn, postedOn }),
    ]),
  });
};

/**
 * One balanced entry per expense date and posting date, earliest first: posted on that day, or on the one that 経理
 * chose, unless its month is closed (EXP-051).
 */
export const deriveJournals = (derivation: Derivation): readonly DerivedEntry[] => {
  const closedThrough = closedThroughOn(derivation.masters.company, jstDateOf(derivation.at));
  const dated = derivation.lines.map((line) => {
    const chosen = correctionOf(derivation.corrections, line.id)?.postedOn;
    return { line, on: line.spentOn, postedOn: postingDateOf(chosen ?? line.spentOn, closedThrough) };
  });
  return groupBy(dated, ({ on, postedOn }) => `${on} ${postedOn}`)
    .toSorted(([one], [other]) => (`${one.on} ${one.postedOn}` < `${other.on} ${other.postedOn}` ? -1 : 1))
    .map(([first, ...rest]) => entryOf(derivation, [first.line, ...rest.map(({ line }) => line)], first));
};
