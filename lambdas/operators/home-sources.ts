import { everyBook } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { bookStateOf, dutyStateAt, type DutyState } from '#domain/duties/duty.ts';
import { awaitsConfirmation, lacksReport, type Announcement } from '#domain/announcements/announcement.ts';
import { burns, clockWords } from '#domain/incidents/incident-clocks.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { homeTaskKinds, everyHomeTask, type HomeTaskKind } from '#domain/operators/home-tasks.ts';
import { onboardingFaults } from '#domain/operators/onboarding.ts';
import { opensForOperator } from '#domain/operators/operator-rights.ts';
import { endsTrainingSoon, isTrainedAt } from '#domain/operators/training.ts';
import type { Duty } from '#lambdas/adapters/operator/duties.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import type { OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import type { Operator } from '#lambdas/http/call.ts';
import { openIncidentsOf } from '#lambdas/incidents/list-incidents.ts';
import { stateOfOnboarding } from '#lambdas/tenants/onboarding-view.ts';
import { openRequestsOf } from '#lambdas/two-person/open-requests.ts';

/** So many of the newest announcements are looked at. */
const newestAnnouncements = 50;
/** Of each kind so many are shown. */
export const tasksShown = 5;

type Item = { readonly says: string; readonly at?: string };
/** What a source may look at; what several need is read once. */
export type HomeSituation = {
  readonly context: OperatorContext;
  readonly operator: Operator;
  readonly at: Instant;
  readonly operators: () => Promise<readonly OperatorRecord[]>;
  readonly duties: () => Promise<readonly Duty[]>;
  readonly openRequests: () => ReturnType<typeof openRequestsOf>;
  readonly incidents: () => ReturnType<typeof openIncidentsOf>;
  /** The newest ones: what is older was seen to, or is no task of a home any more. */
  readonly announcements: () => Promise<readonly Announcement[]>;
};
/** Gives at most one more than are shown. */
type Source = (situation: HomeSituation) => Promise<readonly Item[]>;

const ofActive =
  (fits: (one: OperatorRecord, at: Instant) => boolean): Source =>
  async ({ operators, at }) =>
    (await operators())
      .filter((one) => one.isActive && fits(one, at))
      .map(({ name, operatorId, trainedUntil }) => ({
        says: `${name}（${operatorId}）`,
        ...(trainedUntil === undefined ? {} : { at: trainedUntil }),
      }));

const ofRequests =
  (isOwn: boolean): Source =>
  async ({ openRequests, operator }) =>
    (await openRequests())
      .filter(({ askedBy }) => (askedBy === operator.operatorId) === isOwn)
      .map(({ says, expiresAt }) => ({ says, at: expiresAt }));

const ofDuties =
  (state: DutyState): Source =>
  async ({ duties, at }) =>
    (await duties())
      .filter(({ due }) => dutyStateAt(due, at) === state)
      .map(({ bookId, title, due }) => ({ says: `${dutyBooks[bookId].words}：${title}`, at: due }));

const ofAnnouncements =
  (
    fits: (one: Announcement, at: Instant) => boolean,
    atOf: (one: Announcement) => string | undefined,
  ): Source =>
  async ({ announcements, at }) =>
    (await announcements())
      .filter((one) => fits(one, at))
      .map((one) => {
        const moment = atOf(one);
        return { says: one.content.title, ...(moment === undefined ? {} : { at: moment }) };
      });

/** Where each kind of task of the console's home comes from (domain/operators/home-tasks.ts). */
export const homeSources: Readonly<Record<HomeTaskKind, Source>> = {
  'incident-untold': async ({ incidents }) =>
    (await incidents()).flatMap(({ title, clocks }) =>
      clocks.filter(burns).map(({ kind, dueOn }) => ({ says: `${clockWords[kind]}：${title}`, at: dueOn })),
    ),
  'incident-open': async ({ incidents }) =>
    (await incidents()).map(({ title, detectedAt }) => ({ says: title, at: detectedAt })),
  'company-suspended': async ({ context }) =>
    (await context.companies.listSuspended(tasksShown + 1)).map(({ name, reason, at }) => ({
      says: `${name}：${reason}`,
      at,
    })),
  'onboarding-stopped': async ({ context, at: now }) =>
    (await context.onboardings.page({ limit: 50 })).items
      .filter((one) => stateOfOnboarding(one, now) === 'stopped')
      .map(({ order, progress }) => ({
        says: `${order.companyName}：${onboardingFaults[progress?.fault ?? 'unexpected'].words}`,
        at: progress?.at ?? order.at,
      })),
  'announcement-mail-unknown': async ({ context, at }) =>
    (await context.announcedMails.unknown(at, tasksShown + 1)).map(({ name, number, ...mail }) => ({
      says: `${name}の管理者${number}`,
      at: mail.at,
    })),
  'announcement-unconfirmed': ofAnnouncements(awaitsConfirmation, ({ sendAt }) => sendAt),
  'announcement-unreported': ofAnnouncements(
    lacksReport,
    ({ content: { fields } }) => fields.until ?? fields.from,
  ),
  'training-over': ofActive(({ trainedUntil }, at) => !isTrainedAt(trainedUntil, at)),
  'duty-overdue': ofDuties('overdue'),
  'duty-book-empty': async ({ duties, at }) => {
    const standing = (await duties()).map((one) => ({ ...one, state: dutyStateAt(one.due, at) }));
    return everyBook
      .filter((book) => bookStateOf(book, standing) === 'empty')
      .map((book) => ({ says: dutyBooks[book].words }));
  },
  'request-to-decide': ofRequests(false),
  'request-of-mine': ofRequests(true),
  'training-ends': ofActive(({ trainedUntil }, at) => endsTrainingSoon(trainedUntil, at)),
  'duty-due': ofDuties('due'),
  'operator-not-enrolled': ofActive(({ enrolledAt }) => enrolledAt === undefined),
};

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= read());
};

type Looking = Pick<HomeSituation, 'context' | 'operator' | 'at'>;

/** Whatever there is to see to, the most urgent kind first; a kind without anything is left out. */
export const homeOf = async ({ context, operator, at }: Looking) => {
  const situation = {
    context,
    operator,
    at,
    operators: once(async () => (await context.operators.list()).operators),
    duties: once(() => context.duties.list()),
    openRequests: once(() => openRequestsOf(context, at)),
    incidents: once(() => openIncidentsOf(context, at)),
    announcements: once(async () => (await context.announcements.page({ limit: newestAnnouncements })).items),
  };
  const shown = everyHomeTask.filter((kind) => opensForOperator(operator.rights, homeTaskKinds[kind].may));
  const groups = await Promise.all(
    shown.map(async (kind) => {
      const found = await homeSources[kind](situation);
      return { kind, items: found.slice(0, tasksShown), hasMore: found.length > tasksShown };
    }),
  );
  return groups.filter(({ items }) => items.length > 0);
};
