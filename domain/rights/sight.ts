import type { UserId } from '#domain/kernel/ids.ts';
import type { RoleId } from './roles.ts';

/** 情報のラベルの閲覧権限: who may see what bears the label. An entry is emptied, never taken away. */
export type LabelSight = {
  /** Code of the label. */
  readonly label: string;
  readonly roles: readonly RoleId[];
  readonly people: readonly UserId[];
};

/** What of the company somebody sees, whatever his rights are. */
export type Sight = {
  /** Codes of the labels whose things he may see. */
  readonly labels: readonly string[];
  /** The company has labels that he may not see: what lists do not carry labels has to be looked into for him. */
  readonly isLimited: boolean;
};

/** Of a company that has no labels. What bears one is seen by nobody but whose it is. */
export const usualSight: Sight = { labels: [], isLimited: false };

type Person = { readonly userId: UserId; readonly roles: readonly string[] };

const maySeeLabel = ({ roles, people }: LabelSight, person: Person): boolean =>
  people.includes(person.userId) || roles.some((role) => person.roles.includes(role));

/**
 * What somebody with these roles sees by what his company decided.
 * @param isKnown false where the decision was written without any word of labels: then something may be hidden from everybody
 */
export const sightOf = (labels: readonly LabelSight[], person: Person, isKnown = true): Sight => {
  const seen = labels.filter((one) => maySeeLabel(one, person)).map(({ label }) => label);
  return { labels: seen, isLimited: !isKnown || seen.length < labels.length };
};

/** Whether each of these labels is allowed to him. */
export const seesLabels = ({ labels: seen }: Sight, labels: readonly string[]): boolean =>
  labels.every((label) => seen.includes(label));

type Bearer = { readonly applicantId: UserId; readonly labels: readonly string[] };

/** The one cut by labels: what bears one is shown to whom it is allowed, and to whose it is. Being on its route allows nothing. */
export const seesThing = (
  { userId, sight = usualSight }: { readonly userId: UserId; readonly sight?: Sight },
  { applicantId, labels }: Bearer,
): boolean => applicantId === userId || seesLabels(sight, labels);

/** How the authorizer tells the functions behind it; nothing where there is nothing to be hidden. */
export const sightText = (sight: Sight): string | undefined =>
  sight.labels.length === 0 && !sight.isLimited ? undefined : JSON.stringify(sight);

/** Reads what `sightText` wrote. The words are those of another function of ours, never of a client. */
export const sightIn = (text: unknown): Sight =>
  typeof text === 'string' ? { ...usualSight, ...JSON.parse(text) } : usualSight;
