/** 台帳, in the order of the white paper: each is the name of a runbook in docs/runbooks. */
export const everyBook = [
  'policy-review',
  'contracts',
  'authorities',
  'training',
  'operator-accounts',
  'supplier-review',
  'backup',
  'restore',
  'monitoring',
  'vulnerability-response',
  'code-review',
  'cryptography-review',
  'incident-response',
  'support-desk',
  'law-review',
  'intellectual-property',
  'legal-requests',
  'independent-review',
] as const;
export type BookId = (typeof everyBook)[number];

const known: ReadonlySet<unknown> = new Set(everyBook);
export const isBookId = (text: unknown): text is BookId => known.has(text);
