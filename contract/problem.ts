import type { FactsOf, RefusalKind } from './refusal.ts';

const filled = (template: string, facts: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return typeof fact === 'string' || typeof fact === 'number' ? `${fact}` : whole;
  });

/** A refusal as a problem document (RFC 9457), with its own facts beside the standard members. */
export const problemDocument = (
  { kind, status, title, detail }: RefusalKind,
  facts: Readonly<Record<string, unknown>>,
) => ({
  type: `urn:stafee:problem:${kind}`,
  title,
  status,
  code: kind,
  detail: filled(detail, facts),
  ...facts,
});
export type ProblemDocument = ReturnType<typeof problemDocument>;

/** The same of a refusal that is known when it is written: with the facts that it promises. */
export const problemSaying = <const R extends RefusalKind>(refusal: R, facts: FactsOf<R>): ProblemDocument =>
  problemDocument(refusal, { ...facts });
