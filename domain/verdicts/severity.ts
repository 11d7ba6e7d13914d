/** How grave a finding is: it keeps from submitting, is shown to the approvers, or tells. */
export const severities = ['block', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];
