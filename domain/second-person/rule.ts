/** 管理者の承認: whether what gives power over the company waits for a second administrator. */
export const approvalChoices = ['off', 'on'] as const;
export type ApprovalChoice = (typeof approvalChoices)[number];

export type SecondPersonRule = { readonly approval: ApprovalChoice };

/** Of a company that decided nothing. */
export const shippedSecondPersonRule: SecondPersonRule = { approval: 'off' };
