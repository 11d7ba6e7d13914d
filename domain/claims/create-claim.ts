import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { GivenLabels, Labelled } from '#domain/labels/borne-label.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate, CalendarMonth } from '#domain/kernel/time.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import type { Department } from '#domain/departments/department.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { DraftTrip } from '#domain/travel/trip.ts';
import type { ClaimTotals, DraftClaim } from './claim.ts';
import { eventOf, type Deed, type Happened } from './timeline.ts';

/** What the applicant wrote: the head, and lines however incomplete. */
export type WrittenContent = {
  readonly title: string;
  readonly departmentId: string;
  readonly trip?: DraftTrip;
  readonly lines: readonly DraftLine[];
} & GivenLabels;

/** What the applicant says of a claim as a whole, and what the server judged of its lines. */
export type ClaimContent = {
  readonly title: string;
  readonly departmentId: string;
  readonly trip?: DraftTrip;
  readonly totals: ClaimTotals;
  readonly lineCount: number;
  readonly months: readonly CalendarMonth[];
} & Labelled;

export type DepartmentRefusal = { readonly kind: 'department-not-yours' };
/** The department, when the person holds a post in it on the day. */
export const ownDepartment = (
  person: Pick<User, 'isActive' | 'posts'> | undefined,
  departments: readonly Department[],
  { departmentId, on }: { readonly departmentId: string; readonly on: CalendarDate },
): Department | undefined => {
  const posts = person?.isActive === true ? person.posts : [];
  const holdsPost = posts.some((post) => post.departmentId === departmentId && isWithin(post, on));
  return holdsPost ? departmentOn(departments, departmentId, on) : undefined;
};

type Creation = Pick<Deed, 'by' | 'at'> & {
  readonly id: ClaimId;
  readonly content: ClaimContent;
  /** The one that the content names, where it is one of the applicant's own. */
  readonly department: Department | undefined;
};

/** 下書きを作る: version 1 of edition 1, under one of the applicant's own posts. */
export const createClaim = ({
  id,
  by,
  at,
  content,
  department,
}: Creation): Result<Happened<DraftClaim>, DepartmentRefusal> => {
  if (department === undefined) return refuse({ kind: 'department-not-yours' });
  const claim: DraftClaim = {
    id,
    status: 'draft',
    applicantId: by.userId,
    applicantName: by.name,
    departmentName: department.name,
    approversSoFar: [],
    ...content,
    edition: 1,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  return accept({ claim, event: eventOf(claim, { by, at }, { act: 'create' }) });
};
