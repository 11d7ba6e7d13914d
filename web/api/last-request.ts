let last: string | undefined;

/** The number under which the service's log holds an answer. */
export const hearRequest = (requestId: string | null): void => {
  if (requestId !== null && requestId !== '') last = requestId;
};

/** Of the newest answer: whoever looks for what broke a page begins there. */
export const lastRequestId = (): string | undefined => last;
