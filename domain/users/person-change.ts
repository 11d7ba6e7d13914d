import type { RoleId } from '#domain/rights/roles.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import { timeBoxInWords } from '#domain/rights/time-box.ts';
import { positionWords } from './position-words.ts';

/** Of a person what a change is told of, with the names by which he signs in and is mailed. */
export type FactsOfPerson = Partial<Omit<User, 'id'>> & {
  readonly email?: string;
  readonly loginId?: string;
};

/** How the company calls what is told. */
export type Calling = {
  readonly department: (departmentId: string) => string;
  readonly role: (role: RoleId) => string;
  readonly grade: (grade: string) => string;
};

const postInWords = (
  { departmentId, position, isPrimary, validFrom, validTo }: Post,
  { department }: Calling,
): string =>
  `${department(departmentId)}（${positionWords[position]}${isPrimary ? '・主所属' : ''}、${validFrom}〜${validTo ?? ''}）`;

const inWords: Readonly<
  Record<
    string,
    { readonly word: string; readonly of: (facts: FactsOfPerson, calling: Calling) => string | undefined }
  >
> = {
  name: { word: '氏名', of: ({ name }) => name },
  kana: { word: 'ふりがな', of: ({ kana }) => kana },
  loginId: { word: 'サインインID', of: ({ loginId }) => loginId },
  email: { word: 'メールアドレス', of: ({ email }) => email },
  grade: {
    word: '等級',
    of: ({ grade }, calling) => (grade === undefined ? undefined : calling.grade(grade)),
  },
  posts: {
    word: '所属',
    of: ({ posts = [] }, calling) => posts.map((post) => postInWords(post, calling)).join('、'),
  },
  roles: { word: 'ロール', of: ({ roles = [] }, { role }) => roles.map(role).join('、') },
  timeBox: {
    word: '利用期間・対象期間',
    of: ({ timeBox }) => (timeBox === undefined ? undefined : timeBoxInWords(timeBox)),
  },
  isActive: {
    word: '状態',
    of: ({ isActive }) => (isActive === undefined ? undefined : isActive ? '有効' : '停止'),
  },
  deletedAt: { word: '削除', of: ({ deletedAt }) => (deletedAt === undefined ? undefined : '削除済') },
  handingOver: {
    word: '承認の引き継ぎ',
    of: ({ handingOver }) => (handingOver === undefined ? undefined : '引き継ぎ中'),
  },
};

/** A line of what was changed: old → new. Absent where there was, or is, nothing. */
export type PersonChangeLine = { readonly where: string; readonly from?: string; readonly to?: string };

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What differs, in the order in which the form has it. */
export const personChangeLines = (
  { from, to }: { readonly from: FactsOfPerson; readonly to: FactsOfPerson },
  calling: Calling,
): readonly PersonChangeLine[] =>
  Object.entries(inWords).flatMap(([field, { word, of }]) => {
    if (!(field in from) && !(field in to)) return [];
    const [was, is] = [filled(of(from, calling)), filled(of(to, calling))];
    return was === is
      ? []
      : [
          {
            where: word,
            ...(was === undefined ? {} : { from: was }),
            ...(is === undefined ? {} : { to: is }),
          },
        ];
  });
