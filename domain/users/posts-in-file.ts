import type { Department } from '#domain/departments/department.ts';
import type { User } from '#domain/tenants/masters.ts';
import { mostPosts } from './person-bounds.ts';
import type { FileFacts } from './person-in-file.ts';
import { postFaults } from './post-faults.ts';

const fieldOfPost = { departmentId: 'departmentId', validFrom: 'postFrom', validTo: 'postTo' } as const;

/** Posts are told by their columns: the main one's, or that of all others. */
export const postsFaults = (
  facts: Pick<FileFacts, 'posts'>,
  before: readonly User['posts'][number][],
  { departments }: { readonly departments: readonly Department[] },
) => {
  if (facts.posts.length > mostPosts)
    return [{ field: 'otherPosts', reason: `所属は${mostPosts}件までです` }];
  return postFaults({ posts: facts.posts, before, departments }).map(
    ({ path, message }): { readonly field: string; readonly reason: string } => {
      const [, at = '0', name = ''] = path.split('.');
      const isMain = facts.posts[Number(at)]?.isPrimary === true;
      const field = Object.entries(fieldOfPost).find(([one]) => one === name)?.[1] ?? 'departmentId';
      return { field: isMain || facts.posts.length === 1 ? field : 'otherPosts', reason: message };
    },
  );
};
