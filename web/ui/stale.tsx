import type { ReactNode } from 'react';

/** What was found for the question before stays in sight, but nobody takes it for the answer that is on its way. */
export const Stale = ({ isStale, children }: { readonly isStale: boolean; readonly children: ReactNode }) => (
  <div aria-busy={isStale} className={isStale ? 'sf-stale' : undefined}>
    {children}
  </div>
);
