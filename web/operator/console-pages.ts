import type { ComponentType } from 'react';
import type { OperatorGate } from '#domain/operators/operator-rights.ts';
import type { IconName } from '#web/ui/icons.tsx';

/** A page of the console, loaded when it is first opened: the one registry of its addresses and of its navigation. */
export type ConsolePage = {
  readonly path: string;
  /** Who may open it. */
  readonly may: Exclude<OperatorGate, 'nobody-yet'>;
  /** In the navigation. @default it is led to from elsewhere */
  readonly place?: { readonly label: string; readonly icon: IconName };
  readonly load: () => Promise<ComponentType>;
};

/** A part that comes later adds its page here, and its tasks in domain/operators/home-tasks.ts. */
export const consolePages: readonly ConsolePage[] = [
  {
    path: '/',
    may: 'everybody',
    place: { label: 'ホーム', icon: 'home' },
    load: async () => (await import('#web/operator/home.page.tsx')).HomePage,
  },
  {
    path: '/companies',
    may: 'companies.read',
    place: { label: '会社', icon: 'building' },
    load: async () => (await import('#web/operator/companies.page.tsx')).CompaniesPage,
  },
  {
    path: '/companies/new',
    may: 'contracts.keep',
    load: async () => (await import('#web/operator/contracts/new-company.page.tsx')).NewCompanyPage,
  },
  {
    path: '/companies/onboardings/:tenantId',
    may: 'companies.read',
    load: async () => (await import('#web/operator/contracts/onboarding.page.tsx')).OnboardingPage,
  },
  {
    path: '/companies/:tenantId',
    may: 'companies.read',
    load: async () => (await import('#web/operator/contracts/company.page.tsx')).CompanyPage,
  },
  {
    path: '/announcements',
    may: 'announcements.read',
    place: { label: 'お知らせ', icon: 'inbox' },
    load: async () => (await import('#web/operator/announcements.page.tsx')).AnnouncementsPage,
  },
  {
    path: '/announcements/new',
    may: 'announcements.send',
    load: async () => (await import('#web/operator/announcement-editor.page.tsx')).AnnouncementEditorPage,
  },
  {
    path: '/announcements/:announcementId',
    may: 'announcements.read',
    load: async () => (await import('#web/operator/announcement.page.tsx')).AnnouncementPage,
  },
  {
    path: '/announcements/:announcementId/edit',
    may: 'announcements.send',
    load: async () => (await import('#web/operator/announcement-editor.page.tsx')).AnnouncementEditorPage,
  },
  {
    path: '/incidents',
    may: 'incidents.read',
    place: { label: 'インシデント', icon: 'alert' },
    load: async () => (await import('#web/operator/incidents/incidents.page.tsx')).IncidentsPage,
  },
  {
    path: '/incidents/:incidentId',
    may: 'incidents.read',
    load: async () => (await import('#web/operator/incidents/incident.page.tsx')).IncidentPage,
  },
  {
    path: '/support',
    may: 'support.read',
    place: { label: '支援アクセス', icon: 'search' },
    load: async () => (await import('#web/operator/support/support.page.tsx')).SupportPage,
  },
  {
    path: '/support/:tenantId/:grantId',
    may: 'support.use',
    load: async () => (await import('#web/operator/support/looking.page.tsx')).LookingPage,
  },
  {
    path: '/requests',
    may: 'everybody',
    place: { label: '二人での操作', icon: 'check' },
    load: async () => (await import('#web/operator/requests.page.tsx')).RequestsPage,
  },
  {
    path: '/duties',
    may: 'duties.read',
    place: { label: '台帳', icon: 'book' },
    load: async () => (await import('#web/operator/duties/duties.page.tsx')).DutiesPage,
  },
  {
    path: '/controls',
    may: 'duties.read',
    place: { label: '統制', icon: 'shield' },
    load: async () => (await import('#web/operator/controls/controls.page.tsx')).ControlsPage,
  },
  {
    path: '/audit',
    may: 'audit.extract',
    place: { label: '監査記録', icon: 'search' },
    load: async () => (await import('#web/operator/audit/audit.page.tsx')).AuditPage,
  },
  {
    path: '/staff',
    may: 'operators.read',
    place: { label: '運用者', icon: 'people' },
    load: async () => (await import('#web/operator/staff.page.tsx')).StaffPage,
  },
  {
    path: '/manual/:slug?',
    may: 'everybody',
    place: { label: 'マニュアル', icon: 'book' },
    load: async () => (await import('#web/manual/manual.view.tsx')).Manual,
  },
  {
    path: '/me',
    may: 'everybody',
    load: async () => (await import('#web/operator/own-account.page.tsx')).OwnAccountPage,
  },
];
