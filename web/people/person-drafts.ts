import type { Asked } from '#contract/endpoint.ts';
import { onlyGrade } from '#domain/grades/only-grade.ts';
import type { Position } from '#domain/tenants/masters.ts';
import type { keepUser } from '#contract/user-keeping.ts';
import type { ShownPerson } from '#web/people/people-api.ts';

/** A post as it is typed; the end is '' where there is none. */
export type PostDraft = {
  /** Of the row, for the screen alone. */
  readonly key: number;
  readonly departmentId: string;
  readonly position: Position;
  readonly isPrimary: boolean;
  readonly validFrom: string;
  readonly validTo: string;
};

export type PersonDraft = {
  readonly name: string;
  readonly kana: string;
  readonly loginId: string;
  readonly email: string;
  readonly grade: string;
  readonly posts: readonly PostDraft[];
};

export const emptyPost = (key: number, today: string, isPrimary: boolean): PostDraft => ({
  key,
  departmentId: '',
  position: 'member',
  isPrimary,
  validFrom: today,
  validTo: '',
});

/** @param grades those to choose from */
export const draftOf = (
  person: ShownPerson | undefined,
  today: string,
  grades: readonly string[],
): PersonDraft =>
  person === undefined
    ? {
        name: '',
        kana: '',
        loginId: '',
        email: '',
        grade: grades.length === 0 ? onlyGrade : '',
        posts: [emptyPost(0, today, true)],
      }
    : {
        name: person.name,
        kana: person.kana,
        loginId: person.loginId ?? '',
        email: person.email,
        grade: person.gradeName,
        posts: person.posts.map(({ departmentName: _name, validTo = '', ...post }, key) => ({
          ...post,
          key,
          validTo,
        })),
      };

type Body = Asked<typeof keepUser>['body'];

/** What the server is asked to keep; a login ID that nobody typed stays as it is. */
export const bodyOf = (
  { loginId, posts, ...facts }: PersonDraft,
  expectedVersion: number,
  roles?: readonly string[],
): Body => ({
  ...facts,
  ...(loginId.trim() === '' ? {} : { loginId }),
  posts: posts.map(({ key: _key, validTo, ...post }) => ({
    ...post,
    ...(validTo === '' ? {} : { validTo }),
  })),
  ...(roles === undefined ? {} : { roles }),
  expectedVersion,
});

/** Somebody as he stands, for whoever changes another part of him. */
export const bodyOfPerson = ({ name, kana, email, grade, posts, version }: ShownPerson): Body => ({
  name,
  kana,
  email,
  grade,
  posts: posts.map(({ departmentName: _name, ...post }) => post),
  expectedVersion: version,
});
