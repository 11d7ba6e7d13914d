import type { ClaimLine } from '#domain/lines/line.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { holdsForCompany } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { usualSight, type Sight } from '#domain/rights/sight.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import { block, warn } from '#domain/verdicts/judging.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Another claim that lives and has the same fingerprint. */
export type OtherClaim = {
  readonly id: string;
  /** Absent while its first submission is still under way. */
  readonly number?: string;
  /** Its applicant and everybody who was ever on its route. */
  readonly readers: readonly UserId[];
};
export type Twin = { readonly print: Fingerprint; readonly other: OtherClaim };

const factsOf = ({ id, number = '', readers }: OtherClaim) => ({
  otherClaimId: id,
  otherNumber: number,
  otherReaders: readers.join(' '),
});

/** EXP-040: the same bytes stop a submission until they are explained; what only looks the same is warned of. */
const findingOf = ({ print, other }: Twin, line: ClaimLine): Finding => {
  const facts = factsOf(other);
  switch (print.kind) {
    case 'bytes':
      return (line.duplicateReason ?? '').trim() === ''
        ? block('same-file-elsewhere', facts)
        : warn('same-file-explained', facts);
    case 'purchase':
      return warn('same-purchase-elsewhere', facts);
    case 'allowance-day':
      return warn('same-allowance-day-elsewhere', facts);
  }
};

/** The kinds that name another claim: found at the submission, and true for as long as the edition lasts. */
export const twinKinds: ReadonlySet<Finding['kind']> = new Set([
  'same-file-elsewhere',
  'same-file-explained',
  'same-purchase-elsewhere',
  'same-allowance-day-elsewhere',
]);

/** One finding for each kind and other claim: ten days of one trip are told once. */
const findingsOf = (line: ClaimLine, twins: readonly Twin[]): readonly Finding[] => {
  const own = twins.filter(({ print }) => print.lineIds.includes(line.id));
  const told = new Map(own.map((twin) => [`${twin.print.kind} ${twin.other.id}`, twin]));
  return [...told.values()].map((twin) => findingOf(twin, line));
};

/** The verdict with what other claims have to do with it. */
export const withTwins = (
  verdict: ClaimVerdict,
  lines: readonly ClaimLine[],
  twins: readonly Twin[],
): ClaimVerdict => {
  if (twins.length === 0) return verdict;
  const judged = verdict.lines.map((lineVerdict) => {
    const line = lines.find(({ id }) => id === lineVerdict.lineId);
    const findings = line === undefined ? [] : findingsOf(line, twins);
    return { ...lineVerdict, findings: [...lineVerdict.findings, ...findings] };
  });
  const isBlocked = judged.some(({ findings }) => findings.some(({ severity }) => severity === 'block'));
  return { ...verdict, lines: judged, canSubmit: verdict.canSubmit && !isBlocked };
};

type Person = { readonly userId: UserId; readonly rights: Grants; readonly sight?: Sight };

/** What of another claim this person may see: its number and a way to it, or only that there is one. */
export const shownTo = ({ userId, rights, sight = usualSight }: Person, finding: Finding): Finding => {
  const { facts } = finding;
  if (!('otherReaders' in facts)) return finding;
  const { otherClaimId, otherNumber, otherReaders } = facts;
  const readers = otherReaders.split(' ');
  // Which labels the other claim bears is not known here: to whom some are not allowed, only his own are named.
  const mayRead = sight.isLimited
    ? readers[0] === userId
    : holdsForCompany(rights, 'claims.read') || readers.includes(userId);
  const seen = mayRead ? { otherClaimId, otherNumber } : { otherClaimId: '', otherNumber: '' };
  return Object.assign({}, finding, { facts: { ...seen, otherReaders: '' } });
};
