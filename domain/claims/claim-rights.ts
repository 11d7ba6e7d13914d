import { holds, reaches, type Reacher, type Thing } from '#domain/rights/reach.ts';
import type { Claim } from './claim.ts';
import { isEditable } from './editable-claim.ts';

/** A claim belongs to its applicant, and came to everybody who is or was on its route. */
export const thingOf = ({ applicantId, approversSoFar, departmentId }: Claim): Thing => ({
  ownedBy: [applicantId, ...approversSoFar],
  departmentId,
});

/** Own claims, claims on whose route one is or was, and what left the draft, or is in the books, within the scope of one's right (README 6). */
export const mayReadClaim = (reader: Reacher, claim: Claim): boolean => {
  if (claim.status === 'discarded') return false;
  const thing = thingOf(claim);
  return claim.status === 'draft' && claim.postings === undefined
    ? thing.ownedBy.includes(reader.userId) && reaches(reader, 'claims.read', thing)
    : reaches(reader, 'claims.read', thing);
};

/** What a claim offers to whoever sees it; the contract's view and the screens follow this list. */
export const offeredActs = [
  'save',
  'submit',
  'withdraw',
  'discard',
  'vote',
  'confirm',
  'reverse',
  'copy',
  'sendBack',
  'correct',
] as const;
export type OfferedActs = Readonly<Record<(typeof offeredActs)[number], boolean>>;

/** What this person may do now: a courtesy for screens, the decisions themselves refuse again. */
export const actsOn = (person: Reacher, claim: Claim): OfferedActs => {
  const { userId, rights } = person;
  const isOwn = claim.applicantId === userId;
  const mayWrite = isOwn && holds(rights, 'claims.write');
  const mayCorrect = !isOwn && reaches(person, 'claims.correct', thingOf(claim));
  const openStep = claim.status === 'submitted' ? claim.route.steps[claim.step] : undefined;
  return {
    save: mayWrite && isEditable(claim),
    submit: mayWrite && isEditable(claim),
    withdraw: mayWrite && claim.status === 'submitted',
    discard: mayWrite && claim.status === 'draft' && claim.number === undefined,
    vote:
      !isOwn &&
      holds(rights, 'claims.vote') &&
      (openStep?.approvers.some((approver) => approver.userId === userId) ?? false),
    copy: mayWrite,
    reverse: !isOwn && claim.status === 'confirmed' && reaches(person, 'claims.reverse', thingOf(claim)),
    sendBack: mayCorrect && claim.status === 'approved',
    correct: mayCorrect && (claim.status === 'submitted' || claim.status === 'approved'),
    confirm: !isOwn && claim.status === 'approved' && reaches(person, 'claims.confirm', thingOf(claim)),
  };
};
