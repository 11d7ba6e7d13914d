import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { InboxItem } from '#web/approvals/approvals-api.ts';
import { whyOpened } from '#web/approvals/inbox-row.ts';
import { inboxSearchOf, shownInbox, type Sorting } from '#web/approvals/inbox-search.ts';
import { rowId } from '#web/approvals/inbox-table.view.tsx';
import { useSelection } from '#web/many/selection.ts';

/** The row's link has the keyboard, so that Enter opens it and readers hear it. */
const focusRow = (claimId: string): void => {
  const row = document.querySelector(`#${rowId(claimId)}`);
  row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
};

/** What is searched for stands in the address: a claim's page leads back to the same list. */
const useInboxSearch = () => {
  const [params, setParams] = useSearchParams();
  const search = inboxSearchOf(params);
  const change = (parts: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(parts))
      if (value === '') next.delete(name);
      else next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const sort = (by: Sorting): void =>
    change({
      sort: by === 'since' ? '' : by,
      order: search.sort === by && !search.isDown ? 'down' : '',
    });
  return { search, change, sort, suffix: params.size === 0 ? '' : `?${params.toString()}` };
};

/** Which row is the present one, and which are selected; both are always among those that are shown. */
const useRows = (shown: readonly InboxItem[]) => {
  const [pointed, point] = useState<string>();
  const [told, tell] = useState('');
  const ids = shown.map(({ claimId }) => claimId);
  const selection = useSelection(
    shown.filter((item) => whyOpened(item) === undefined).map(({ claimId }) => claimId),
  );
  const [index, current] = [ids.indexOf(pointed ?? ''), shown.find(({ claimId }) => claimId === pointed)];

  const goTo = (claimId: string): void => {
    point(claimId);
    tell('');
    focusRow(claimId);
  };
  const move = (by: 1 | -1): void => {
    const to = ids[index === -1 ? 0 : Math.min(Math.max(index + by, 0), ids.length - 1)];
    if (to !== undefined) goTo(to);
  };
  /** By a key on the present row; one that cannot be selected says why. */
  const select = (isRange: boolean): boolean => {
    if (current === undefined) return false;
    const why = whyOpened(current);
    tell(why ?? '');
    if (why === undefined) selection.toggle(current.claimId, isRange);
    return true;
  };
  return {
    current,
    told,
    select,
    selection,
    chosen: shown.filter(({ claimId }) => selection.has(claimId)),
    point,
    goTo,
    move,
  };
};

/** The inbox as somebody works on it. */
export const useInboxDesk = (items: readonly InboxItem[]) => {
  const navigate = useNavigate();
  const searching = useInboxSearch();
  const shown = shownInbox(items, searching.search);
  const rows = useRows(shown);
  const addressOf = (claimId: string): string => `/inbox/${claimId}${searching.suffix}`;
  return {
    ...searching,
    ...rows,
    shown,
    addressOf,
    open: (claimId: string | undefined) => claimId !== undefined && void navigate(addressOf(claimId)),
  };
};
export type InboxDesk = ReturnType<typeof useInboxDesk>;
