import { dayRead } from '#domain/masters/fields/day.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Post } from '#domain/tenants/masters.ts';
import { positionWords } from './position-words.ts';

const separator = '／';
const example = 'D200 長 2026-04-01〜2027-03-31';

/** 「D200 長 主 2026-04-01〜」: a post of a person in one cell of a file. */
const textOfPost = ({ departmentId, position, isPrimary, validFrom, validTo }: Post): string =>
  [
    departmentId,
    positionWords[position],
    ...(isPrimary ? ['主'] : []),
    `${validFrom}〜${validTo ?? ''}`,
  ].join(' ');

/** Several posts in one cell; read again they are the same. */
export const textOfPosts = (posts: readonly Post[]): string => posts.map(textOfPost).join(separator);

const written = /^(\S+) (一般|長)( 主)? ([\d年月日/.-]+)[〜～~]?([\d年月日/.-]+)?$/;

const dayIn = (text: string) => {
  const day = dayRead(text);
  return day.ok ? day.value : undefined;
};

const postOf = (text: string): Post | undefined => {
  const [, departmentId, word, main, from = '', to] = written.exec(text) ?? [];
  const [validFrom, validTo] = [dayIn(from), to === undefined ? undefined : dayIn(to)];
  if (departmentId === undefined || validFrom === undefined || (to !== undefined && validTo === undefined))
    return undefined;
  return {
    departmentId,
    position: word === positionWords.head ? 'head' : 'member',
    isPrimary: main !== undefined,
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
  };
};

/** The refusal is the reason in words. */
export const postsOfText = (text: string): Result<readonly Post[], string> => {
  const posts: Post[] = [];
  for (const part of text.split(/[／、;；]/).map((one) => one.replaceAll(/[\s\u3000]+/g, ' ').trim())) {
    if (part === '') continue;
    const post = postOf(part);
    if (post === undefined)
      return refuse(
        `「${part}」を読み取れません。「${example}」の形で、「${separator}」で区切って入力してください`,
      );
    posts.push(post);
  }
  return accept(posts);
};
