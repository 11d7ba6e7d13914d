import { requestPending, requestsMany } from '../refusals/operators.ts';

/** What filing a request may be refused for, whatever the act is. */
export const askingRefusals = [requestPending, requestsMany] as const;
