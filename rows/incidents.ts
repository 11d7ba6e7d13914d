import type {
  Assessment,
  Closing,
  ContainmentWay,
  IncidentState,
  TimelineKind,
} from '#domain/incidents/incident.ts';
import type { ToldOtherwise } from '#domain/incidents/told-companies.ts';
import type { AnnouncementId, OperatorId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { json, listOf, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofOperators = {
  table: 'Operator',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
} as const;

const moment = textOf<Instant>();
const who = textOf<OperatorId>();

const incidentFacts = {
  title: 'text',
  facts: 'text',
  detectedAt: moment,
  assessment: json<Assessment>(),
  openedAt: moment,
  /** No operator: an alarm opened it. */
  openedBy: 'text',
  openedByName: 'text',
  /** Rises with each entry of the timeline that says something of the whole. */
  version: 'number',
} as const;
const incidentMayHold = {
  containedAt: moment,
  /** 速報 and 確報, as they were written down. */
  promptAt: moment,
  finalAt: moment,
  /** It was judged that neither is owed. */
  noReportAt: moment,
  /** Companies that were told otherwise than by a notice. */
  toldOtherwise: json<readonly ToldOtherwise[]>(),
  /** Drafts of notices, in their order. */
  notices: listOf<AnnouncementId>(),
} as const;

/** インシデント that is not closed (16.1.1). When it was detected never changes (docs/decisions/0240). */
export const incident = rowKind('incident', {
  ...ofOperators,
  pk: 'INCIDENTS',
  sk: '{incidentId}',
  holds: { ...incidentFacts, state: textOf<Exclude<IncidentState, 'closed'>>() },
  mayHold: incidentMayHold,
});

/** One that is closed: apart, so that what is open is listed whole. */
export const closedIncident = rowKind('closed-incident', {
  ...ofOperators,
  pk: 'CLOSED-INCIDENTS',
  sk: '{incidentId}',
  holds: {
    ...incidentFacts,
    closing: json<Closing>(),
    closedAt: moment,
    closedBy: who,
    closedByName: 'text',
  },
  mayHold: { ...incidentMayHold, toldAt: moment },
});

/** 時系列 of an incident: added, and never changed. */
export const incidentEntry = rowKind('incident-entry', {
  ...ofOperators,
  pk: 'INCIDENT#{incidentId}',
  sk: '{eventId}',
  holds: { kind: textOf<TimelineKind>(), text: 'text', at: moment, by: 'text', byName: 'text' },
  mayHold: {
    /** When it was done or happened, where that is not when it was written down. */
    happenedAt: moment,
    way: textOf<ContainmentWay>(),
    /** Which company a containment was about. */
    tenantId: textOf<TenantId>(),
    companyName: 'text',
    announcementId: textOf<AnnouncementId>(),
  },
});
