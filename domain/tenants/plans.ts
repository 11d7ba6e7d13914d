/** From the least to the most. */
export const plans = ['trial', 'standard', 'dedicated'] as const;

/** What a company has contracted for. */
export type Plan = (typeof plans)[number];

export const planWords: Readonly<Record<Plan, string>> = {
  trial: 'お試し',
  standard: 'スタンダード',
  dedicated: '専用ホスト',
};

const known: ReadonlySet<string> = new Set(plans);
export const isPlan = (text: string): text is Plan => known.has(text);
