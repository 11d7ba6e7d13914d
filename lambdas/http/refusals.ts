import type { FieldError } from '#contract/shapes/field-errors.ts';
import type { Looks } from '#domain/evidence/looks.ts';
import type { YayoiRefusal } from '#domain/exports/yayoi.ts';

/** Every answer that is a no. Facts beside `kind` go into the problem document, so they hold nothing internal. */
export type Refusal =
  // approvals
  | { readonly kind: 'already-processed' }
  | { readonly kind: 'route-has-nobody'; readonly step: string }
  | { readonly kind: 'route-step-too-wide'; readonly step: string; readonly approversMax: number }
  // claims
  | { readonly kind: 'claim-changed-meanwhile' }
  | { readonly kind: 'claim-not-submittable'; readonly fields: readonly FieldError[] }
  | { readonly kind: 'idempotency-key-reused' }
  // evidence
  | { readonly kind: 'claim-closed-for-receipts' }
  | { readonly kind: 'evidence-in-use' }
  | { readonly kind: 'evidence-not-stored' }
  | { readonly kind: 'rendition-impossible' }
  | { readonly kind: 'rendition-switched-off' }
  | { readonly kind: 'evidence-unsound'; readonly looks: Looks; readonly says: string }
  // exports
  | { readonly kind: 'export-changed-meanwhile' }
  | { readonly kind: 'export-has-nothing' }
  | { readonly kind: 'export-needs-reason' }
  | { readonly kind: 'export-needs-test'; readonly labels: readonly string[] }
  | YayoiRefusal
  // requests
  | { readonly kind: 'body-too-large' }
  | { readonly kind: 'content-type-unsupported' }
  | { readonly kind: 'csrf-missing' }
  | { readonly kind: 'encoding-unsupported' }
  | { readonly kind: 'input-malformed'; readonly fields: readonly FieldError[] }
  | { readonly kind: 'internal-error' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'read-only';
      readonly until: string;
      /** The same in words, in Japan's time. */
      readonly endsAround: string;
      readonly retryAfterSeconds: number;
    }
  | { readonly kind: 'temporarily-unavailable' }
  // settings
  | { readonly kind: 'setting-changed-meanwhile'; readonly version: number }
  // sign-in
  | { readonly kind: 'challenge-expired' }
  | { readonly kind: 'code-wrong' }
  | { readonly kind: 'ip-refused' }
  | { readonly kind: 'login-failed' }
  | { readonly kind: 'login-locked'; readonly minutes: number }
  | { readonly kind: 'operator-login-failed' }
  | { readonly kind: 'password-reused' }
  | {
      readonly kind: 'password-weak';
      readonly minimumLength: number;
      /** The broken ones, as one text. */
      readonly rules: string;
      readonly fields: readonly FieldError[];
    }
  | { readonly kind: 'password-wrong' }
  | { readonly kind: 'reset-link-over' }
  | { readonly kind: 'reset-too-many' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'tenant-inactive' };

/** The refusals of some kinds, so that a function says which it can give. */
export type RefusalOf<Kind extends Refusal['kind']> = Extract<Refusal, { readonly kind: Kind }>;

export const statusOf = {
  'already-processed': 409,
  'route-has-nobody': 422,
  'route-step-too-wide': 422,

  'claim-changed-meanwhile': 409,
  'claim-not-submittable': 422,
  'idempotency-key-reused': 422,

  'claim-closed-for-receipts': 409,
  'evidence-in-use': 422,
  'evidence-not-stored': 422,
  'evidence-unsound': 422,
  'rendition-impossible': 422,
  'rendition-switched-off': 422,

  'export-changed-meanwhile': 409,
  'export-has-nothing': 422,
  'export-needs-reason': 422,
  'export-needs-test': 422,
  'export-unmappable': 422,

  'body-too-large': 413,
  'content-type-unsupported': 415,
  'csrf-missing': 403,
  'encoding-unsupported': 400,
  'input-malformed': 400,
  'internal-error': 500,
  'not-allowed': 403,
  'not-found': 404,
  'read-only': 503,
  'temporarily-unavailable': 503,

  'setting-changed-meanwhile': 409,

  'challenge-expired': 401,
  'code-wrong': 422,
  'ip-refused': 403,
  'login-failed': 401,
  'login-locked': 429,
  'operator-login-failed': 401,
  'password-reused': 422,
  'password-weak': 422,
  'password-wrong': 422,
  'reset-link-over': 422,
  'reset-too-many': 429,
  'signed-out': 401,
  'tenant-inactive': 403,
} as const satisfies Record<Refusal['kind'], number>;
