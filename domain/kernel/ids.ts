declare const noun: unique symbol;
type Id<Noun extends string> = string & { readonly [noun]: Noun };

export type TenantId = Id<'tenant'>;
export type UserId = Id<'user'>;
export type ClaimId = Id<'claim'>;
export type EvidenceId = Id<'evidence'>;
export type ExportId = Id<'export'>;
/** ロール that a company made itself. */
export type OwnRoleId = Id<'role'>;
/** 取込: one file that masters are taken from. */
export type ImportId = Id<'imported-file'>;
/** 通勤定期. */
export type PassId = Id<'commuter-pass'>;
/** 承認の依頼: an act that waits for a second administrator. */
export type SecondRequestId = Id<'second-person-request'>;
/** 編集: one opening of the editor. */
export type SittingId = Id<'sitting'>;
/** The one id of one person with privileged rights (9.2.3), never given to somebody else: `op-kato`. */
export type OperatorId = Id<'operator'>;
/** お知らせ that the service tells companies. */
export type AnnouncementId = Id<'announcement'>;
/** 閲覧許可: what a company lets an operator read, for hours. */
export type GrantId = Id<'support-grant'>;
/** 依頼 of an operator: an act that waits for a second person. */
export type RequestId = Id<'act-request'>;
/** インシデント: what may hurt companies, from its detection to its end. */
export type IncidentId = Id<'incident'>;
/** 台帳の項目: something that people do for the service by a day. */
export type DutyId = Id<'duty'>;
/** 抽出: what an operator took of the trail. */
export type ExtractionId = Id<'audit-extraction'>;

const shaped =
  <T extends Id<string>>(pattern: RegExp) =>
  (text: unknown): text is T =>
    typeof text === 'string' && pattern.test(text);

/** 48 bits of milliseconds and 80 random bits in Crockford's base 32, upper case, 26 characters. */
export const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** `t` and 26 lower-case ULID characters: it stands in keys, prefixes and session tags between delimiters. */
export const tenantIdPattern = /^t[0-7][0-9a-hjkmnp-tv-z]{25}$/;
export const isTenantId = /* @__PURE__ */ shaped<TenantId>(tenantIdPattern);
export const isUserId = shaped<UserId>(ulidPattern);
export const isClaimId = shaped<ClaimId>(ulidPattern);
export const isEvidenceId = shaped<EvidenceId>(ulidPattern);
export const isExportId = shaped<ExportId>(ulidPattern);
/** `r` and 26 lower-case ULID characters: it stands between commas, and no role of ours looks like it. */
export const ownRoleIdPattern = /^r[0-7][0-9a-hjkmnp-tv-z]{25}$/;
export const isOwnRoleId = shaped<OwnRoleId>(ownRoleIdPattern);
export const isGrantId = /* @__PURE__ */ shaped<GrantId>(ulidPattern);
export const isPassId = shaped<PassId>(ulidPattern);
export const isAnnouncementId = /* @__PURE__ */ shaped<AnnouncementId>(ulidPattern);
export const isImportId = shaped<ImportId>(ulidPattern);
export const isSittingId = shaped<SittingId>(ulidPattern);
/** `op-` and the person's own word. */
export const operatorIdPattern = /^op-[a-z][a-z0-9]{1,30}$/;
export const isOperatorId = /* @__PURE__ */ shaped<OperatorId>(operatorIdPattern);

/**
 * Of an entry of any master: it stands in keys and paths between signs that it does not hold. What a new one may be, a
 * code or a day, is its master's to say; companies of before named departments as they liked.
 */
export const entryIdPattern = /^[^#/\p{Cc}\p{Cs}\uFFFD]{1,60}$/u;
export const isEntryId = (text: string): text is string => text.length <= 60 && entryIdPattern.test(text);
