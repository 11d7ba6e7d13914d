/** The address of the list from which a page was opened: it goes along in the browser's history (web/claims/hits-beside.ts). */
export const wayBackIn = (state: unknown): string | undefined => {
  const { back }: { readonly back?: unknown } = Object(state ?? {});
  return typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : undefined;
};

/** Its path alone, by which the menu and the words of the way back know it. */
export const listIn = (state: unknown): string | undefined => wayBackIn(state)?.split('?')[0];

/** 承認した申請, from which claims of others are opened too. */
export const votesPath = '/votes';
export const votesTitle = '承認した申請';
