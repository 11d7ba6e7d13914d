import { peakLoad } from '#proofs/quotas/peak-load.ts';
import { factsOfProd } from '#proofs/quotas/quota-facts.ts';
import type { StageSettings } from '#lib/settings.ts';

/**
 * What a stage whose settings name its capacity has too little of for so many companies.
 * @returns nothing for a stage that names none: it is small
 */
export const capacityFaults = ({
  stage,
  capacity,
  throttle,
}: Pick<StageSettings, 'stage' | 'capacity' | 'throttle'>): readonly string[] => {
  if (capacity === undefined) return [];
  const { tenants, concurrentExecutions } = capacity;
  const load = peakLoad(factsOfProd, { tenants, isFailOver: false });
  const short = (name: string, has: number, needs: number): readonly string[] =>
    has >= needs
      ? []
      : [`stage ${stage}: ${name} is ${has}, and ${tenants} tenants need ${needs} at nine o'clock`];
  return [
    ...short('capacity.concurrentExecutions', concurrentExecutions, load.concurrentExecutions),
    ...short('throttle.requestsPerSecond', throttle.requestsPerSecond, load.requestsPerSecond),
  ];
};
