import { showContract } from '#contract/usage.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { contractOf, planIn } from './contract-of.ts';

/** 契約: of a company of before there were contract records, its plan. */
export const showContractEndpoint = endpoint(showContract, async (_request, context) => {
  const contracted = await contractOf(context);
  const { contract = { limits: {}, options: [] }, contractVersion: version = 0 } = contracted;
  return accept({ ...planIn(contracted), ...contract, version });
});
