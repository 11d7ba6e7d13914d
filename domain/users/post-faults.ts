import type { Department } from '#domain/departments/department.ts';
import type { Period } from '#domain/kernel/time.ts';
import { firstGap, meetingOf, spanOf } from '#domain/masters/states.ts';
import type { Post } from '#domain/tenants/masters.ts';

/** What does not agree, and where: `posts.0.departmentId`. */
export type PersonFault = { readonly path: string; readonly message: string };

const spanOfPeriod = ({ validFrom, validTo }: Period) =>
  spanOf({ validFrom, ...(validTo === undefined ? {} : { validTo }) });

const meet = (one: Period, other: Period): boolean =>
  meetingOf(spanOfPeriod(one), spanOfPeriod(other)) !== undefined;

const isSamePost = (one: Post, other: Post): boolean =>
  one.departmentId === other.departmentId &&
  one.position === other.position &&
  one.validFrom === other.validFrom &&
  one.validTo === other.validTo;

/** The department is there on every day of the post. */
const isThere = (post: Post, departments: readonly Department[]): boolean =>
  firstGap(
    spanOfPeriod(post),
    departments.filter(({ id }) => id === post.departmentId),
  ) === undefined;

const faultsOfPost = (
  post: Post,
  at: number,
  { posts, departments, before }: PostsOfPerson,
): readonly PersonFault[] => {
  const path = (field: keyof Post) => `posts.${at}.${field}`;
  const earlier = posts.slice(0, at);
  const isKept = before.some((known) => isSamePost(known, post));
  return [
    ...(post.validTo !== undefined && post.validTo < post.validFrom
      ? [{ path: path('validTo'), message: '終了日は開始日以後の日付にしてください' }]
      : []),
    // What stands already is left alone: its department may have ended since.
    ...(isKept || isThere(post, departments)
      ? []
      : [{ path: path('departmentId'), message: 'その期間に存在する部門を選んでください' }]),
    ...(earlier.some(
      (one) => one.departmentId === post.departmentId && one.position === post.position && meet(one, post),
    )
      ? [{ path: path('departmentId'), message: '同じ部門・部門での役割の所属が重なっています' }]
      : []),
    ...(post.isPrimary && earlier.some((one) => one.isPrimary && meet(one, post))
      ? [{ path: path('isPrimary'), message: '主所属は同じ日に1つだけにしてください' }]
      : []),
  ];
};

type PostsOfPerson = {
  readonly posts: readonly Post[];
  /** Those that stand already. */
  readonly before: readonly Post[];
  readonly departments: readonly Department[];
};

/** What stands against somebody's posts (所属・兼務). Whoever holds any has one that is his main one. */
export const postFaults = (given: PostsOfPerson): readonly PersonFault[] => {
  const { posts } = given;
  const faults = posts.flatMap((post, at) => faultsOfPost(post, at, given));
  return posts.length > 0 && !posts.some(({ isPrimary }) => isPrimary)
    ? [...faults, { path: 'posts.0.isPrimary', message: '主所属を1つ選んでください' }]
    : faults;
};
