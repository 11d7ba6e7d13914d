import { articlesOf } from '#domain/rules/rule-articles.ja.ts';
import { findingRow, type Finding, type FindingKind, type FindingOf } from './finding.ts';

/** What a finding means and what to do, for the applicant: one Japanese sentence without a full stop. */
export const sayFinding = <Kind extends FindingKind>({ kind, facts }: FindingOf<Kind>): string =>
  findingRow<Kind>(kind).says(facts);

/** The same for 経理 and 監査: which rule decided, with its numbers. */
export const accountFor = <Kind extends FindingKind>({ kind, facts }: FindingOf<Kind>): string => {
  const { says, accounts = says } = findingRow<Kind>(kind);
  return accounts(facts);
};

/** The field that would change it, as a path in the line or, of the whole, in the claim; `line` is a whole line. */
export const fieldOf = ({ kind, field }: Pick<Finding, 'kind' | 'field'>): string =>
  field ?? findingRow(kind).field;

/** What 経理 and 監査 see of a finding beside the applicant's sentence. `articles` is absent where no law rules. */
export type FindingLaw = { readonly says: string; readonly articles?: string };

export const lawOf = <Kind extends FindingKind>(finding: FindingOf<Kind>): FindingLaw => {
  const articles = articlesOf(finding.rule);
  return { says: accountFor(finding), ...(articles === undefined ? {} : { articles }) };
};
