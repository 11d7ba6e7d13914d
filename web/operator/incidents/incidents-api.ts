import { useQueryClient } from '@tanstack/react-query';
import { listAnnouncements } from '#contract/operator/announcements.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import {
  listClosedIncidents,
  listIncidents,
  listTimeline,
  showIncident,
} from '#contract/operator/incidents.ts';
import { askAnew, usePages } from '#web/api/contract-client.ts';
import { tellDone } from '#web/ui/tell.ts';

export const useTimelinePages = (incidentId: string) =>
  usePages(listTimeline, { params: { incidentId }, query: { limit: '50' } }, { staleTime: 0 });
export const useClosedPages = () =>
  usePages(listClosedIncidents, { query: { limit: '20' } }, { staleTime: 0 });

/** After a deed: says so, and shows what stands now. */
export const useDone = (says: string, onClose: () => void): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    tellDone(says);
    await askAnew(client, [
      listIncidents,
      listClosedIncidents,
      showIncident,
      listTimeline,
      listAnnouncements,
      showOperatorHome,
    ]);
    onClose();
  };
};
