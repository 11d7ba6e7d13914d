import type { Deed, Wanting } from '#web/api/client.ts';
import type { ComponentType } from 'react';
import { listsOfMasters } from '#web/api/gates.ts';
import type { Asking } from '#web/app/may-open.ts';

/** A page, loaded when it is first opened: what stands in one noun's folder is one file of the built client. */
export type DoorPage = {
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
};

/** A page behind the sign-in says what it asks of the server: whoever may not is told so, by whatever way he came. */
export type Page = DoorPage & Asking;

/** For somebody who is not signed in. */
export const doorPages: readonly DoorPage[] = [
  { path: '/sign-in', load: async () => (await import('#web/auth/sign-in.page.tsx')).SignInPage },
  {
    path: '/forgot-password',
    load: async () => (await import('#web/auth/forgot-password.page.tsx')).ForgotPasswordPage,
  },
  {
    path: '/password-reset',
    load: async () => (await import('#web/auth/password-reset.page.tsx')).PasswordResetPage,
  },
  {
    path: '/first-password',
    load: async () => (await import('#web/auth/password-reset.page.tsx')).FirstPasswordPage,
  },
  {
    path: '/address-change',
    load: async () => (await import('#web/profile/address-change.page.tsx')).AddressChangePage,
  },
  { path: '/manual/:slug?', load: async () => (await import('#web/manual/manual.page.tsx')).ManualPage },
];

/** Asked for in one place: each more would carry the list of what it needs into the frame. */
const ofAccess = async () => import('#web/access/access.page.tsx');
const ofSettings = async () => import('#web/settings/settings.page.tsx');

/** Behind the sign-in. */
export const pages: readonly Page[] = [
  {
    path: '/',
    asks: 'showMe',
    load: async () => (await import('#web/home/home.page.tsx')).HomePage,
  },
  {
    path: '/claims',
    asks: 'listClaims',
    load: async () => (await import('#web/claims/claims.page.tsx')).ClaimsPage,
  },
  {
    path: '/claims/new',
    asks: 'createClaim',
    load: async () => (await import('#web/claims/claim-editor.page.tsx')).NewClaimPage,
  },
  {
    path: '/claims/:claimId',
    asks: 'showClaim',
    load: async () => (await import('#web/claims/claim.page.tsx')).ClaimPage,
  },
  {
    path: '/claims/:claimId/edit',
    asks: 'saveClaim',
    load: async () => (await import('#web/claims/claim-editor.page.tsx')).ClaimEditorPage,
  },
  {
    path: '/company-claims',
    asks: 'searchClaims',
    load: async () => (await import('#web/company/company-claims.page.tsx')).CompanyClaimsPage,
  },
  {
    path: '/inbox',
    asks: 'listInbox',
    load: async () => (await import('#web/approvals/inbox.page.tsx')).InboxPage,
  },
  {
    path: '/inbox/:claimId',
    asks: 'castVote',
    load: async () => (await import('#web/approvals/review.page.tsx')).ReviewPage,
  },
  {
    path: '/votes',
    asks: 'listVotes',
    load: async () => (await import('#web/approvals/votes.page.tsx')).VotesPage,
  },
  {
    path: '/journals',
    asks: 'listJournals',
    load: async () => (await import('#web/journals/journals.page.tsx')).JournalsPage,
  },
  {
    path: '/closing',
    asks: 'showClosing',
    load: async () => (await import('#web/closing/closing.page.tsx')).ClosingPage,
  },
  {
    path: '/exports',
    asks: 'listExports',
    load: async () => (await import('#web/exports/exports.page.tsx')).ExportsPage,
  },
  {
    path: '/announcements/:id?',
    asks: 'showMe',
    load: async () => (await import('#web/announcements/announcements.page.tsx')).AnnouncementsPage,
  },
  {
    path: '/masters/:noun?',
    asks: listsOfMasters,
    load: async () => (await import('#web/masters/masters.page.tsx')).MastersPage,
  },
  {
    path: '/access/:shown?',
    asks: 'showAccess',
    load: async () => (await ofAccess()).AccessPage,
  },
  {
    path: '/settings',
    asks: 'listSettings',
    load: async () => (await ofSettings()).SettingsPage,
  },
  {
    path: '/settings/:part',
    asks: 'listSettings',
    load: async () => (await import('#web/settings/part.page.tsx')).SettingPartPage,
  },
  {
    path: '/set-up',
    asks: 'listCompanyTasks',
    load: async () => (await import('#web/settings/set-up.page.tsx')).SetUpPage,
  },
  {
    path: '/contract',
    asks: 'listCompanyTasks',
    load: async () => (await ofSettings()).ContractPage,
  },
  {
    path: '/people',
    asks: 'listUsers',
    load: async () => (await import('#web/people/people.page.tsx')).PeoplePage,
  },
  {
    path: '/people/views',
    asks: 'listViews',
    load: async () => (await import('#web/people/inspection-views.page.tsx')).InspectionViewsPage,
  },
  {
    path: '/people/commuter-passes',
    asks: 'listCommuterPasses',
    load: async () => (await import('#web/commuting/commuter-passes.page.tsx')).CommuterPassesPage,
  },
  {
    path: '/support-access',
    asks: 'listSupportGrants',
    load: async () => (await import('#web/support/support-access.page.tsx')).SupportAccessPage,
  },
  {
    path: '/security',
    asks: 'showAddresses',
    load: async () => (await import('#web/security/security.page.tsx')).SecurityPage,
  },
  {
    path: '/me/sessions',
    asks: 'showMe',
    load: async () => (await import('#web/factors/own-sessions.page.tsx')).OwnSessionsPage,
  },
  {
    path: '/me/sign-in-factors',
    asks: 'showMe',
    load: async () => (await import('#web/factors/sign-in-factors.page.tsx')).SignInFactorsPage,
  },
  { path: '/me', asks: 'showMe', load: async () => (await import('#web/users/my.page.tsx')).MyPage },
];

/**
 * 本人確認, or whether to ask another administrator, loaded by the first deed that wants it; it stands here with all that is
 * loaded on use. Facts that no other refusal has tell which.
 */
export const askStepUp = async (wanting: Wanting, deed: Deed): Promise<boolean> => {
  const { asksCode, gains } = wanting;
  if (gains) return (await ofAccess()).askAnother(deed, gains);
  return asksCode !== undefined && (await import('#web/factors/ask-step-up.tsx')).askStepUp(wanting);
};

const placeOf = (path: string): string | undefined => path.split('/')[1];

/** Begins to load what stands at an address. A failure is told when the page is opened, not before. */
export const warm = (address: string): void => {
  for (const { path, load } of [...doorPages, ...pages])
    if (placeOf(path) === placeOf(address)) load().catch(() => undefined);
};
