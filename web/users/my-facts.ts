import type { Me } from '#web/api/page-session.ts';
import type { Fact } from '#web/ui/facts.tsx';

/** Me in words: company, posts, grade and roles. */
export const myFacts = ({ user, company }: Me): readonly Fact[] => [
  { term: '氏名', value: user.name },
  { term: '会社', value: company.name },
  {
    term: '所属',
    value: user.posts
      .map(
        ({ departmentName, position, isPrimary }) =>
          `${departmentName}${position === 'head' ? '（長）' : ''}${isPrimary ? '' : '（兼務）'}`,
      )
      .join('、'),
  },
  { term: '等級', value: user.grade },
  { term: '役割', value: user.roles.map(({ name }) => name).join('、') },
];
