import type {
  AnnouncementContent,
  AnnouncementState,
  Audience,
  CompanyToldState,
} from '#domain/announcements/announcement-kinds.ts';
import type { MailState, SesEvent } from '#domain/announcements/mail-fate.ts';
import type {
  PlannedMaintenance,
  ReceivedAnnouncement,
  ReceivedLine,
  ReceivedReport,
} from '#domain/announcements/received.ts';
import type { AnnouncementId, OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { json, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const moment = textOf<Instant>();
const operatorId = textOf<OperatorId>();

/** お知らせ of the service to companies, as operators keep it (12.1.2). `version` rises with each change of what it says. */
export const announcement = rowKind('announcement', {
  table: 'Control',
  pk: 'ANNOUNCEMENTS',
  sk: '{announcementId}',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
  holds: {
    content: json<AnnouncementContent>(),
    audience: json<Audience>(),
    state: textOf<AnnouncementState>(),
    version: 'number',
    createdBy: operatorId,
    createdAt: moment,
    updatedBy: operatorId,
    updatedAt: moment,
  },
  mayHold: {
    /** Of docs/release-notes, from which it was drafted. */
    releaseNote: 'text',
    /** When it is to be sent. */
    sendAt: moment,
    /** Who asked that it is sent. */
    askedBy: operatorId,
    /** It was sent by one operator alone, as it could not wait; somebody confirms it afterwards. */
    isUrgent: 'flag',
    confirmedBy: operatorId,
    confirmedAt: moment,
    startedAt: moment,
    /** The company up to which it was handed out. */
    handedUpTo: 'text',
    sentAt: moment,
    /** What tells its end. */
    reportedBy: textOf<AnnouncementId>(),
  },
});

const ofOneAnnouncement = {
  table: 'Control',
  pk: 'ANNOUNCED#{announcementId}',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
} as const;

/** A company whom it reaches, by its name of that day; `told`: each of its administrators has a row of his own. */
export const announcedCompany = rowKind('announced-company', {
  ...ofOneAnnouncement,
  sk: '{tenantId}',
  holds: { name: 'text', state: textOf<CompanyToldState>(), at: moment },
  mayHold: { recipients: 'number' },
});

/** One mail to one administrator, who is a number here and no name; `at`: since when it is in this state. */
export const announcedMail = rowKind('announced-mail', {
  ...ofOneAnnouncement,
  sk: '{tenantId}#{userId}',
  holds: { number: 'number', state: textOf<MailState>(), attempt: 'number', at: moment },
  mayHold: {
    messageId: 'text',
    event: textOf<SesEvent>(),
    /** Of SES: `Permanent General`. No address. */
    why: 'text',
    decidedBy: operatorId,
    decidedAt: moment,
  },
});

const ofOpenWork = {
  table: 'Control',
  pk: 'ANNOUNCING',
  keeps: 'working',
  returned: 'of-the-service',
} as const;

/**
 * What is still to do of announcements, and nothing else: an empty partition means that all is done. `queuedAt`: when the work was
 * handed to the queue last; the minute's run hands over what was not, or what was lost there.
 */
export const announcementDue = rowKind('announcement-due', {
  ...ofOpenWork,
  sk: '{announcementId}',
  erased: 'not-a-tenants',
  holds: { at: moment },
});
export const announcedCompanyOpen = rowKind('announced-company-open', {
  ...ofOpenWork,
  sk: '{announcementId}#{tenantId}',
  erased: 'with-tenant',
  holds: { at: moment },
  mayHold: { queuedAt: moment },
});
export const announcedMailOpen = rowKind('announced-mail-open', {
  ...ofOpenWork,
  sk: '{announcementId}#{tenantId}#{userId}',
  erased: 'with-tenant',
  holds: { at: moment, state: textOf<MailState>(), name: 'text', number: 'number' },
  mayHold: { queuedAt: moment },
});

const ofACompany = {
  table: 'TenantData',
  pk: 'ANNOUNCED',
  keeps: 'contract',
  erased: 'with-tenant',
} as const;

/** The same as a company has it, for everybody who works there. */
export const receivedAnnouncement = rowKind('received-announcement', {
  ...ofACompany,
  sk: 'ONE#{announcementId}',
  returned: 'announcements.jsonl',
  holds: { doc: json<ReceivedAnnouncement>() },
});

/** What its list shows of it, by the moment at which the company got it; a list of texts of 40 kB would be read in vain. */
export const receivedLine = rowKind('received-announcement-line', {
  ...ofACompany,
  sk: 'LINE#{at}#{announcementId}',
  returned: 'derived',
  holds: { doc: json<ReceivedLine>() },
});

/** Maintenance, by the moment at which it will be over. */
export const plannedMaintenance = rowKind('planned-maintenance', {
  ...ofACompany,
  sk: 'PLAN#{at}#{announcementId}',
  returned: 'derived',
  holds: { doc: json<PlannedMaintenance>() },
});

/** By what is reported: which announcement reports it. */
export const receivedReport = rowKind('received-report', {
  ...ofACompany,
  sk: 'REPORT#{announcementId}',
  returned: 'derived',
  holds: { doc: json<ReceivedReport>() },
});

/** Up to which one somebody has seen the company's list. */
export const announcementsSeen = rowKind('announcements-seen', {
  table: 'TenantData',
  pk: 'TELL#{userId}',
  sk: 'SEEN',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: { upTo: moment },
});
