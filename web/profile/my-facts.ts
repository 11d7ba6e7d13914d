import type { showMyProfile } from '#contract/own-address.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { Fact } from '#web/ui/facts.tsx';
import { formatDate } from '#web/ui/format-date.ts';

export type MyProfile = AnswerOf<typeof showMyProfile>;
type Post = MyProfile['posts'][number];

const daysOf = ({ validFrom, validTo }: Post): string =>
  `${formatDate(validFrom)}〜${validTo === undefined ? '' : formatDate(validTo)}`;

const postOf = (post: Post): string =>
  `${post.departmentName}${post.position === 'head' ? '（長）' : ''}${post.isPrimary ? '' : '（兼務）'} ${daysOf(post)}`;

/** Me in words, as the form of people has me; whoever has no kana or no known ID shows none. */
export const myFacts = (profile: MyProfile, companyName: string): readonly Fact[] => {
  const { name, kana, loginId, gradeName, roles, posts } = profile;
  return [
    { term: '氏名', value: kana === '' ? name : `${name}（${kana}）` },
    ...(loginId === undefined ? [] : [{ term: 'サインインID', value: loginId }]),
    { term: '会社', value: companyName },
    { term: '等級', value: gradeName },
    { term: 'ロール', value: roles.map((role) => role.name).join('、') },
    { term: '所属', value: posts.map(postOf).join('、') },
  ];
};
