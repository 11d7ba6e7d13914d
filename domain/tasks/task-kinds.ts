/** What whoever administers a company may have to do, in the order in which it is told. */
export const companyTaskKinds = [
  'claims-are-stuck',
  'claims-lack-approvers',
  'people-import-open',
  'second-person-waits',
  'second-person-missing',
  'support-asks',
  'routes-have-holes',
  'duties-not-separated',
  'invitations-run-out',
  'nobody-invited',
  'accounts-end-soon',
  'commuter-passes-wait',
  'entries-end-soon',
] as const;
export type CompanyTaskKind = (typeof companyTaskKinds)[number];
