import { invited } from '#rows/people.ts';

/** As if nobody had told him: whatever invited him is over. */
export const uninvited = invited.change({ remove: ['doc', 'madeFor', 'passwordMailedFor'] });
