/** The states in which a claim stands in the company's list: what left the draft. */
export const listedStatuses = ['submitted', 'returned', 'rejected', 'approved', 'confirmed'] as const;
export type ListedStatus = (typeof listedStatuses)[number];
