import { isMembers, type Members } from '#local/aws/template/members.ts';

/** A member that is an object; an empty one when it is missing or something else. */
export const membersIn = (holder: Members, name: string): Members => {
  const found = holder[name];
  return isMembers(found) ? found : {};
};

/** The objects in a member that is a list. */
export const listIn = (holder: Members, name: string): readonly Members[] => {
  const found = holder[name];
  return Array.isArray(found) ? found.filter(isMembers) : [];
};

export const textsIn = (holder: Members, name: string): readonly string[] => {
  const found = holder[name];
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
};

export const textIn = (holder: Members, name: string): string | undefined => {
  const found = holder[name];
  return typeof found === 'string' ? found : undefined;
};
