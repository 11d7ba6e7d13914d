import { wordsOf } from '#domain/approvals/approver-words.ts';
import type { Named, Names } from '#web/settings/say-value.ts';

/** `person:01J…`, as the routes name him. */
export const personWord = ({ id }: Named): string => `person:${id}`;

const [ownHead = ''] = wordsOf({ kind: 'department-head' });
const [topHead = ''] = wordsOf({ kind: 'division-head' });

/** Who may stand on a route, each in the words in which people choose him. */
export const approverNames = ({ departments = [], roles = [], people = [] }: Names): readonly Named[] => [
  { id: ownHead, name: '申請者の部門の長' },
  { id: topHead, name: '申請者の最上位の部門の長' },
  ...departments.flatMap(({ id, name, ...rest }) => [
    ...wordsOf({ kind: 'post', departmentId: id, position: 'head' }).map((word) => ({
      id: word,
      name: `${name}の長`,
      ...rest,
    })),
    ...wordsOf({ kind: 'post', departmentId: id, position: 'member' }).map((word) => ({
      id: word,
      name: `${name}のメンバー`,
      ...rest,
    })),
  ]),
  ...roles.map(({ id, name }) => ({ id: `role:${id}`, name: `ロール「${name}」の人` })),
  ...people.map((person) => ({ id: personWord(person), name: `${person.name}さん` })),
];
