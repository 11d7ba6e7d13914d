import type { BookId } from '#domain/duties/book-ids.ts';
import type {
  AnnouncementId,
  ClaimId,
  DutyId,
  ExtractionId,
  EvidenceId,
  ExportId,
  IncidentId,
  GrantId,
  OperatorId,
  PassId,
  RequestId,
  SecondRequestId,
  TenantId,
  UserId,
} from '#domain/kernel/ids.ts';
import type { WelcomeMailKind } from '#domain/operators/onboarding.ts';
import type { RegistrationNumber } from '#domain/suppliers/registration-number.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { Post } from '#domain/tenants/masters.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';

/** A part of a key: what may stand there. `of` is never set; it carries the type. */
type KeyPart<Value extends string | number> = {
  /** Of the whole part, for a regular expression without groups of its own. */
  readonly pattern: string;
  readonly isNumber?: true;
  readonly of?: Value;
};

const text = <Value extends string = string>(pattern: string): KeyPart<Value> => ({ pattern });
const count = (pattern: string): KeyPart<number> => ({ pattern, isNumber: true });

const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const instant = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const hexHash = '[0-9a-f]{64}';
/** As a company typed it (domain/masters/fields/code.ts); before, anything: what was kept under it stays to be read. */
const typedId = '[^#]{1,60}';
const textHash = String.raw`[\w-]{43}`;

/** Every name that may stand between braces in a key, with what it stands for. */
export const keyParts = {
  tenantId: text<TenantId>('t[0-7][0-9a-hjkmnp-tv-z]{25}'),
  userId: text<UserId>(ulid),
  applicantId: text<UserId>(ulid),
  claimId: text<ClaimId>(ulid),
  evidenceId: text<EvidenceId>(ulid),
  exportId: text<ExportId>(ulid),
  /** Of an event, an audit item or a notice: a ULID of ours. */
  eventId: text(ulid),
  /** The claim's id with the moment of its first draft by our clock. */
  draftOrder: text(ulid),
  claimStatus: text('[a-z]+'),
  edition: count(String.raw`\d+`),
  /** 計上: of a claim, from 2; the first one has none in its key. */
  posting: count(String.raw`\d+`),
  step: count(String.raw`\d+`),
  shard: count(String.raw`\d`),
  /** Of a file that is longer than a request. */
  piece: count(String.raw`\d`),
  at: text<Instant>(instant),
  on: text<CalendarDate>(String.raw`\d{4}-\d\d-\d\d`),
  month: text<CalendarMonth>(String.raw`\d{4}-\d\d`),
  loginHash: text(hexHash),
  mailHash: text(hexHash),
  addressHash: text(hexHash),
  printKind: text('[a-z-]+'),
  /** SHA-256 in base64url. */
  printHash: text(textHash),
  /** The last sign of a claim's id. */
  copy: text('[0-9A-HJKMNP-TV-Z]'),
  departmentId: text(typedId),
  position: text<Post['position']>('member|head'),
  /** One of ours, or a company's own. */
  role: text<RoleId>('[a-z0-9-]+'),
  /** Of a master: `departments`. */
  noun: text('[a-z]+'),
  entryId: text(typedId),
  importId: text(ulid),
  passId: text<PassId>(ulid),
  grantId: text<GrantId>(ulid),
  secondRequestId: text<SecondRequestId>(ulid),
  /** Of a person's row. */
  personVersion: count(String.raw`\d+`),
  /** Of all settings of a company. */
  settingsVersion: count(String.raw`\d+`),
  /** Of the row of 締め. */
  closingVersion: count(String.raw`\d+`),
  masterVersion: count(String.raw`\d+`),
  product: text('[a-z0-9-]+'),
  operatorId: text<OperatorId>('op-[a-z][a-z0-9]{1,30}'),
  requestId: text<RequestId>(ulid),
  bookId: text<BookId>('[a-z-]+'),
  dutyId: text<DutyId>(ulid),
  incidentId: text<IncidentId>(ulid),
  extractionId: text<ExtractionId>(ulid),
  announcementId: text<AnnouncementId>(ulid),
  /** In its one form (domain/tenants/sign-in-name). */
  companyCode: text('[^#]+'),
  /** Of a cookie or a link: SHA-256 in hex. */
  tokenHash: text(hexHash),
  /** Of what strangers name. */
  nameHash: text(hexHash),
  /** `20261231`: the day in Japan. */
  day: text(String.raw`\d{8}`),
  /** 23 hex digits by chance. */
  handId: text('[0-9A-F]{23}'),
  keyName: text<'DEK' | 'HMAC'>('DEK|HMAC'),
  keyVersion: count(String.raw`\d+`),
  registrationNumber: text<RegistrationNumber>(String.raw`T\d{13}`),
  /** Of a new company's first administrator. */
  welcomeMail: text<WelcomeMailKind>('guide|password'),
  /** Of AWS Backup, or of a restore by hand. */
  jobId: text(String.raw`[\w-]+`),
} as const;

type Parts = typeof keyParts;
export type PartName = keyof Parts;
export type PartValue<Name extends PartName> = Parts[Name] extends KeyPart<infer Value> ? Value : never;
