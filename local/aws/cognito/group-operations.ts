import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { listedUserView } from './attributes.ts';
import { notFound } from './cognito-faults.ts';
import type { Group, Pool } from './cognito-state.ts';
import { entryOf, type Directory } from './directory.ts';
import { byUserSchema } from './user-operations.ts';

const operation = operationsRefusing('InvalidParameterException');
const byGroupSchema = v.object({ UserPoolId: v.string(), GroupName: v.string() });
const memberSchema = v.object({ ...byUserSchema.entries, GroupName: v.string() });
const createSchema = v.object({
  ...byGroupSchema.entries,
  Description: v.optional(v.string()),
  Precedence: v.optional(v.number()),
});

const groupIn = (pool: Pool, name: string): Group => {
  const group = entryOf(pool.groups, name);
  if (group === undefined) throw notFound('Group not found.');
  return group;
};

const saveGroup = (directory: Directory, pool: Pool, group: Group): void =>
  directory.savePool({ ...pool, groups: { ...pool.groups, [group.name]: group } });

const viewOf = (pool: Pool, { name, description, precedence, createdAt }: Group) => ({
  GroupName: name,
  UserPoolId: pool.id,
  Description: description,
  Precedence: precedence,
  CreationDate: Date.parse(createdAt) / 1000,
});

const membershipOperations = (directory: Directory): Operations => {
  const changeMembers = (
    { UserPoolId, Username, GroupName }: v.InferOutput<typeof memberSchema>,
    isMember: boolean,
  ) => {
    const { pool, user } = directory.userOf(UserPoolId, Username);
    const group = groupIn(pool, GroupName);
    const others = group.members.filter((member) => member !== user.username);
    saveGroup(directory, pool, { ...group, members: isMember ? [...others, user.username] : others });
    return {};
  };
  return {
    AdminAddUserToGroup: operation(memberSchema, (input) => changeMembers(input, true)),
    AdminRemoveUserFromGroup: operation(memberSchema, (input) => changeMembers(input, false)),
    AdminListGroupsForUser: operation(byUserSchema, ({ UserPoolId, Username }) => {
      const { pool, user } = directory.userOf(UserPoolId, Username);
      const groups = Object.values(pool.groups).filter(({ members }) => members.includes(user.username));
      return { Groups: groups.map((group) => viewOf(pool, group)) };
    }),
    ListUsersInGroup: operation(byGroupSchema, ({ UserPoolId, GroupName }) => {
      const pool = directory.poolOf(UserPoolId);
      const { members } = groupIn(pool, GroupName);
      const users = Object.values(pool.users).filter(({ username }) => members.includes(username));
      return { Users: users.map(listedUserView) };
    }),
  };
};

export const groupOperations = (directory: Directory): Operations => ({
  ...membershipOperations(directory),
  CreateGroup: operation(createSchema, ({ UserPoolId, GroupName, Description, Precedence }) => {
    const pool = directory.poolOf(UserPoolId);
    if (entryOf(pool.groups, GroupName) !== undefined) {
      throw new ServiceFault('GroupExistsException', 'A group with the name already exists.');
    }
    const group = {
      name: GroupName,
      createdAt: directory.clock().toISOString(),
      members: [],
      ...(Description !== undefined && { description: Description }),
      ...(Precedence !== undefined && { precedence: Precedence }),
    };
    saveGroup(directory, pool, group);
    return { Group: viewOf(pool, group) };
  }),
  DeleteGroup: operation(byGroupSchema, ({ UserPoolId, GroupName }) => {
    const pool = directory.poolOf(UserPoolId);
    const { name } = groupIn(pool, GroupName);
    const { [name]: _deleted, ...groups } = pool.groups;
    directory.savePool({ ...pool, groups });
    return {};
  }),
  ListGroups: operation(v.object({ UserPoolId: v.string() }), ({ UserPoolId }) => {
    const pool = directory.poolOf(UserPoolId);
    return { Groups: Object.values(pool.groups).map((group) => viewOf(pool, group)) };
  }),
});
