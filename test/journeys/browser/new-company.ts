import { randomBytes } from 'node:crypto';
import type { User } from '#domain/tenants/masters.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { mastersOfNewCompany } from '#domain/settings/new-company.ts';
import { newUlid } from '../person.ts';

export const companyCode = 'hinode';
export const companyName = '株式会社ひのでデザイン';
export const administrator = { name: '山口京子', loginId: 'yamaguchi', email: 'yamaguchi@hinode.example.jp' };

/** Somebody whom the administrator registers. */
export type Newcomer = {
  readonly name: string;
  readonly loginId: string;
  readonly email: string;
  readonly department: string;
  readonly isHead?: true;
  readonly roles?: readonly string[];
};
export const kimura: Newcomer = {
  name: '木村優子',
  loginId: 'kimura',
  email: 'kimura@hinode.example.jp',
  department: '営業一課',
};
export const mori: Newcomer = {
  name: '森大輔',
  loginId: 'mori',
  email: 'mori@hinode.example.jp',
  department: '営業一課',
  isHead: true,
  roles: ['承認者', '経理'],
};

/** As an operator makes one: an order with nothing but its name and its first administrator. */
export const makeNewCompany = async (cloud: Cloud): Promise<void> => {
  const { name, loginId, email } = administrator;
  const userId = newUlid();
  const user = {
    id: userId,
    name,
    grade: '一般',
    posts: [],
    roles: ['applicant', 'tenant-admin'],
    isActive: true,
  };
  await cloud.invoke('onboarding', {
    companyCode,
    masters: { ...mastersOfNewCompany(companyName), users: [user as unknown as User] },
    people: [{ userId, loginId, email }],
  });
};

/** A password that nobody has had, by the rules of everybody. */
export const newPassword = (): string => `Hinode-${randomBytes(6).toString('hex')}-A1!`;

/** The newest mail to an address that says this. */
export const mailTo = (cloud: Cloud, address: string, words: RegExp): string => {
  const found = cloud.mails().find(({ to, text }) => to.includes(address) && words.test(text));
  if (found === undefined) throw new Error(`no mail to ${address} says ${words}`);
  return found.text;
};
