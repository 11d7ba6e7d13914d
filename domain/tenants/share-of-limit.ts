/** From this part of a limit on, whoever has it is told: 80 %. */
export const warnedAt = 0.8;

export type ShareOfLimit = {
  /** 0 … 1, and more where a limit was lowered below use. */
  readonly share: number;
  readonly standing: 'within' | 'near' | 'full';
};

/** How much of a limit is used; both in the same unit. */
export const shareOfLimit = (used: number, most: number): ShareOfLimit => {
  const share = used / most;
  return { share, standing: share >= 1 ? 'full' : share >= warnedAt ? 'near' : 'within' };
};
