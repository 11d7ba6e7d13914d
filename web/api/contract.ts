import type { ClaimStatus, Trip } from '#domain/claims/claim.ts';
import type { ClaimLine } from '#domain/claims/line.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Masters, Post, Role } from '#domain/tenants/masters.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import type { LineVerdict } from '#domain/verdicts/verdict.ts';

/** What the API answers and accepts. Instants are ISO 8601 with `+09:00`, amounts whole yen. */
type SignedInUser = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

export type SignedIn = {
  readonly outcome: 'signed-in';
  readonly csrfToken: string;
  readonly user: SignedInUser;
};
export type SignInAnswer =
  | SignedIn
  | {
      readonly outcome: 'new-password-required';
      readonly challengeId: string;
      readonly policy: PasswordPolicy;
    };

type MyPost = Pick<Post, 'departmentId' | 'position' | 'isPrimary'> & {
  readonly departmentName: string;
};
export type Me = {
  readonly csrfToken: string;
  readonly user: SignedInUser & { readonly grade: string; readonly posts: readonly MyPost[] };
  readonly company: { readonly name: string };
};

/** The masters with which lines are judged while they are typed. `departments` are mine. */
export type ClaimForm = Pick<Masters, 'company' | 'accounts' | 'items' | 'regulation'> & {
  readonly today: CalendarDate;
  readonly grade: string;
  readonly departments: readonly {
    readonly id: string;
    readonly name: string;
    readonly isPrimary: boolean;
  }[];
};

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor?: string };

/** A discarded draft is shown to nobody. */
export type ShownStatus = Exclude<ClaimStatus, 'discarded'>;

export type ClaimSummary = {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  readonly status: ShownStatus;
  readonly applicantName: string;
  readonly departmentName: string;
  readonly total: number;
  readonly tax: number;
  readonly version: number;
  readonly updatedAt: string;
  readonly submittedAt?: string;
  readonly stepName?: string;
};

export type EvidenceMeta = {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly uploadedAt?: string;
};

type ClaimAllowances = {
  readonly save: boolean;
  readonly submit: boolean;
  readonly withdraw: boolean;
  readonly discard: boolean;
  readonly vote: boolean;
  readonly confirm: boolean;
};

/** A finding with its sentence. */
export type ShownFinding = {
  readonly severity: 'block' | 'warn' | 'info';
  readonly kind: string;
  readonly text: string;
};
export type ShownVerdict = Omit<LineVerdict, 'evidence' | 'findings'> & {
  readonly evidence: Omit<LineVerdict['evidence'], 'because'> & { readonly because: ShownFinding };
  readonly findings: readonly ShownFinding[];
};
export type ShownClaimVerdict = {
  readonly lines: readonly ShownVerdict[];
  readonly total: number;
  readonly tax: number;
  readonly payable: number;
  readonly byCard: number;
  readonly canSubmit: boolean;
};

/** A journal entry, or one that confirming would post: that one has no serial yet. */
export type ShownEntry = Omit<JournalEntry, 'serial' | 'enteredAt'> & {
  readonly serial?: number;
  readonly enteredAt?: string;
};

type Decision = { readonly byName: string; readonly at: string; readonly reason: string };
type ShownStep = {
  readonly name: string;
  readonly approverNames: readonly string[];
  readonly passed?: { readonly byName: string; readonly at: string };
};

export type ClaimView = {
  readonly id: string;
  readonly number?: string;
  readonly status: ShownStatus;
  readonly version: number;
  readonly edition: number;
  readonly applicant: { readonly id: string; readonly name: string };
  readonly department: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly trip?: Trip;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt?: string;
  readonly approvedAt?: string;
  readonly returned?: Decision;
  readonly rejected?: Decision;
  readonly confirmed?: Omit<Decision, 'reason'>;
  /** `step`: index of the open step; the number of steps once all have passed. */
  readonly route?: { readonly step: number; readonly steps: readonly ShownStep[] };
  readonly lines: readonly ClaimLine[];
  readonly verdict: ShownClaimVerdict;
  readonly evidence: readonly EvidenceMeta[];
  readonly allowed: ClaimAllowances;
  /** For 経理 and 監査: the entries that confirmation will post, or has posted. */
  readonly entries?: readonly ShownEntry[];
};

export type ClaimContent = {
  readonly title: string;
  readonly departmentId: string;
  readonly trip?: Trip;
  readonly lines: readonly ClaimLine[];
};

export type TimelineItem = {
  readonly at: string;
  readonly byName: string;
  readonly act: string;
  readonly edition: number;
  readonly reason?: string;
  readonly stepName?: string;
};

export type InboxItem = {
  readonly kind: 'vote';
  readonly claimId: string;
  readonly number: string;
  readonly title: string;
  readonly applicantName: string;
  readonly departmentName: string;
  readonly total: number;
  readonly stepName: string;
  readonly step: number;
  readonly submittedAt: string;
  readonly warnings: number;
};
export type InboxNotice = {
  readonly kind: 'route-has-nobody';
  readonly claimId: string;
  readonly title: string;
  readonly applicantName: string;
  readonly stepName: string;
  readonly submittedAt: string;
};
export type Inbox = Page<InboxItem | InboxNotice>;

export type VoteKind = 'approve' | 'send-back' | 'reject';

export type EvidenceReservation = {
  readonly id: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
};
export type EvidenceAccess = EvidenceMeta & {
  readonly canPreview: boolean;
  readonly viewUrl: string;
  readonly downloadUrl: string;
};

export type JournalMonth = {
  readonly items: readonly ShownEntry[];
  readonly totals: { readonly debit: number; readonly credit: number };
  /** Entries up to this serial stand in an earlier export of the month. */
  readonly exportedThroughSerial: number;
};

export type ExportBatch = {
  readonly id: string;
  readonly month: string;
  readonly format: string;
  readonly rowCount: number;
  readonly entryCount: number;
  readonly sha256: string;
  readonly createdAt: string;
  readonly createdByName: string;
  readonly fileName: string;
  readonly downloads: number;
};
export type Replacement = { readonly character: string; readonly with: string };
export type UnmappableCharacter = {
  readonly claimNumber: string;
  readonly entrySerial: number;
  readonly field: string;
  readonly character: string;
};
