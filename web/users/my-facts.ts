import type { Role } from '#domain/tenants/masters.ts';
import type { Me } from '#web/api/contract.ts';
import type { Fact } from '#web/ui/facts.tsx';

const roleWords: Record<Role, string> = {
  applicant: '申請者',
  approver: '承認者',
  accountant: '経理',
  'tenant-admin': 'テナント管理者',
  auditor: '内部監査（閲覧のみ）',
};

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
  { term: '職位', value: user.grade },
  { term: '役割', value: user.roles.map((role) => roleWords[role]).join('、') },
];
