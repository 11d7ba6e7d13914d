import { addDays, calendarDate, isWithin } from '#domain/calendar/calendar-date.ts';
import type { Grade } from '#domain/grades/grade.ts';
import { onlyGrade } from '#domain/grades/only-grade.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { textOfWords, wordsOf } from '#domain/masters/fields/words.ts';
import type { EntryFault } from '#domain/masters/master.ts';
import { textIn, type State } from '#domain/masters/states.ts';
import { allRoles, roleWords, type CompanyAccess } from '#domain/rights/grants.ts';
import { usualRoles, type RoleId } from '#domain/rights/roles.ts';
import { narrowKeyOf } from '#domain/text/typed-text.ts';
import { keptMailAddressOf } from '#domain/tenants/mail-address.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import { postsOfText, textOfPosts } from './post-texts.ts';

/** What a file says of somebody; the rest of him is not in it. */
export type FileFacts = Pick<User, 'name' | 'kana' | 'grade' | 'posts' | 'roles'> & {
  readonly email: string;
};

/** With what a row is read. */
export type Reading = {
  readonly access: CompanyAccess;
  readonly today: CalendarDate;
  /** That the company keeps. */
  readonly grades: readonly Grade[];
};

type Fault = Omit<EntryFault, 'id'>;

/** The post that has columns of its own: the main one of today, or else the next one. */
const mainPostOf = (posts: readonly Post[], today: CalendarDate): Post | undefined =>
  posts.find((post) => post.isPrimary && isWithin(post, today)) ??
  posts.find((post) => post.isPrimary && post.validFrom > today);

/** Its name where that is one word, so that people read it. */
const wordOfRole = (role: RoleId, access: CompanyAccess): string => {
  const name = roleWords(role, access);
  return name === undefined || /[、，,;；]/.test(name) ? role : name;
};

/** A person as his row of a file. */
export const stateOfPerson = (
  { name, kana, grade, posts, roles }: Omit<FileFacts, 'email'>,
  email: string,
  { access, today }: Pick<Reading, 'access' | 'today'>,
): State => {
  const main = mainPostOf(posts, today);
  const others = posts.filter((post) => post !== main);
  return {
    name,
    ...(kana === undefined ? {} : { kana }),
    ...(email === '' ? {} : { email }),
    grade,
    ...(main === undefined
      ? {}
      : { departmentId: main.departmentId, position: main.position, postFrom: main.validFrom }),
    ...(main?.validTo === undefined ? {} : { postTo: main.validTo }),
    ...(others.length === 0 ? {} : { otherPosts: textOfPosts(others) }),
    ...(roles.length === 0 ? {} : { roles: textOfWords(roles.map((role) => wordOfRole(role, access))) }),
  };
};

const rolesOfText = (
  text: string | undefined,
  { access }: Reading,
  before: readonly RoleId[] | undefined,
): Result<readonly RoleId[], Fault> => {
  // An empty cell takes nothing away: a file of other software, or a sample, has it so.
  if (text === undefined) return accept(before ?? usualRoles);
  const known = [...new Set([...allRoles(access), ...(before ?? [])])];
  const roleOf = (word: string): RoleId | undefined => {
    const exact = known.find((id) => id === word || roleWords(id, access) === word);
    const alike = known.filter((id) => narrowKeyOf(roleWords(id, access) ?? id) === narrowKeyOf(word));
    // Of two that differ in width alone neither is given by chance.
    return exact ?? (alike.length === 1 ? alike[0] : undefined);
  };
  const roles: RoleId[] = [];
  for (const word of wordsOf(text)) {
    const role = roleOf(word);
    if (role === undefined) return refuse({ field: 'roles', reason: `「${word}」というロールはありません` });
    if (!roles.includes(role)) roles.push(role);
  }
  return accept(roles);
};

const dayOf = (state: State, field: 'postFrom' | 'postTo'): CalendarDate | undefined => {
  const day = textIn(state, field);
  return day === undefined ? undefined : calendarDate(day);
};

/** The day before, unless it has ended by then. */
const endedBefore = (post: Post, day: CalendarDate): Post => {
  const last = addDays(day, -1);
  return post.validTo !== undefined && post.validTo <= last ? post : { ...post, validTo: last };
};

const isSameStart = (one: Post, other: Post): boolean =>
  one.departmentId === other.departmentId &&
  one.position === other.position &&
  one.validFrom === other.validFrom;

/**
 * The main post of a row, and the one that it takes the place of: whoever is moved is so from the day that the row says,
 * or today where it says no other than before, and where he was until the day before stays as it was.
 */
const mainPosts = (
  state: State,
  before: Post | undefined,
  today: CalendarDate,
): Result<readonly Post[], Fault> => {
  const departmentId = textIn(state, 'departmentId');
  const [from, to] = [dayOf(state, 'postFrom'), dayOf(state, 'postTo')];
  if (departmentId === undefined)
    return [state['position'], from, to].every((value) => value === undefined)
      ? accept([])
      : refuse({ field: 'departmentId', reason: '入力してください' });
  const position = state['position'] === 'head' ? 'head' : 'member';
  const isAnother =
    before !== undefined && (before.departmentId !== departmentId || before.position !== position);
  const start = isAnother && (from === undefined || from === before.validFrom) ? today : from;
  const isMoved = isAnother && start !== undefined && before.validFrom < start;
  const validFrom = isMoved ? start : (from ?? before?.validFrom ?? today);
  // The last day of where he was is not that of where he goes.
  const isFormerEnd = isMoved && to === before.validTo && to !== undefined && to < validFrom;
  const post: Post = {
    departmentId,
    position,
    isPrimary: true,
    validFrom,
    ...(to === undefined || isFormerEnd ? {} : { validTo: to }),
  };
  return accept(isMoved ? [endedBefore(before, validFrom), post] : [post]);
};

const postFields = ['departmentId', 'position', 'postFrom', 'postTo', 'otherPosts'] as const;

const postsOf = (
  state: State,
  before: FileFacts | undefined,
  reading: Reading,
): Result<readonly Post[], Fault> => {
  const was = before === undefined ? undefined : stateOfPerson(before, before.email, reading);
  if (before !== undefined && postFields.every((field) => state[field] === was?.[field]))
    return accept(before.posts);
  const others = postsOfText(textIn(state, 'otherPosts') ?? '');
  if (!others.ok) return refuse({ field: 'otherPosts', reason: others.refusal });
  const main = mainPosts(state, mainPostOf(before?.posts ?? [], reading.today), reading.today);
  if (!main.ok) return main;
  // Whom an earlier file moves from a day to come has the post already, beside the one of today.
  const sameAs = (post: Post) => others.value.find((one) => one.isPrimary && isSameStart(one, post));
  const kept = main.value.map((post) => sameAs(post) ?? post);
  const further = others.value.filter((other) => !kept.includes(other));
  return accept([...kept, ...further]);
};

/** Of a company that keeps none an empty cell is no fault: nobody there knows a word for it. */
const gradeOf = (state: State, before: FileFacts | undefined, { grades }: Reading): string | undefined =>
  textIn(state, 'grade') ?? (grades.length === 0 ? (before?.grade ?? onlyGrade) : undefined);

/** What a row makes of somebody, or of nobody yet. A cell that nobody filled and that is needed is a fault. */
export const factsOfState = (
  state: State,
  before: FileFacts | undefined,
  reading: Reading,
): Result<FileFacts, readonly Fault[]> => {
  const posts = postsOf(state, before, reading);
  const roles = rolesOfText(textIn(state, 'roles'), reading, before?.roles);
  const grade = gradeOf(state, before, reading);
  const [name = '', kana] = ['name', 'kana'].map((field) => textIn(state, field));
  const email = keptMailAddressOf(textIn(state, 'email') ?? '');
  if (!posts.ok || !roles.ok || grade === undefined || email === '')
    return refuse([
      ...(email === '' ? [{ field: 'email', reason: '入力してください' }] : []),
      ...(grade === undefined ? [{ field: 'grade', reason: '入力してください' }] : []),
      ...(posts.ok ? [] : [posts.refusal]),
      ...(roles.ok ? [] : [roles.refusal]),
    ]);
  return accept({
    name,
    ...(kana === undefined ? {} : { kana }),
    email,
    grade,
    posts: posts.value,
    roles: roles.value,
  });
};
