import type { Answer, Person } from './person.ts';

/** Somebody as he stands, with what is to be another. */
export const keptPerson = async (by: Person, id: string, changes: object): Promise<Answer> => {
  const { version, posts, name, kana, email, loginId, grade } = (await by.get(`/api/users/${id}`)).body;
  const kept = posts.map(({ departmentName: _name, ...post }: any) => post);
  const own = { name, kana, email, loginId, grade, posts: kept };
  return by.put(`/api/users/${id}`, { ...own, ...changes, expectedVersion: version });
};
