/** Whether a list shows entries of which no state holds any more. */
export const endedChoices = ['without', 'with'] as const;
export type Ended = (typeof endedChoices)[number];
